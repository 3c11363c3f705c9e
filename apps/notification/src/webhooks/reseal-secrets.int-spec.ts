import { randomBytes } from 'node:crypto';
import { ContactSeal, ContactSealConfig, loadConfig, resealContacts, SecretSeal } from '#platform';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { sealedAddresses } from '../following/sealed-addresses.ts';
import { sealedFormerSecrets, sealedSecrets } from './sealed-secrets.ts';

const newer = `new:${randomBytes(32).toString('base64')}`;

describe('Keys that change', () => {
  it('leave no mail address and no secret of a webhook under the old key', async () => {
    const following = await FollowingUnderTest.start();
    const { dataSource } = following.database;
    try {
      await following.subscribe(ofCounty, { means: 'mail', mail: { address: 'du@example.gov.cn', pace: 'immediate' } });
      const url = 'https://hooks.example.org/';
      const { id, secret: former } = await following.subscribe(ofCounty, { means: 'webhook', webhook: { url } });
      const { secret } = await following.tending.rotateSecret(ofCounty, id);
      const keys = new Map([...loadConfig(ContactSealConfig, { CONTACT_KEYS: newer }).keys, ...following.keys]);
      const [contacts, secrets] = [new ContactSeal({ keys }), new SecretSeal(keys)];
      const done = { resealed: 1, broken: 0 };
      expect(await resealContacts(dataSource, contacts, sealedAddresses)).toEqual(done);
      expect(await resealContacts(dataSource, secrets, sealedSecrets)).toEqual(done);
      expect(await resealContacts(dataSource, secrets, sealedFormerSecrets)).toEqual(done);
      const onlyNew = loadConfig(ContactSealConfig, { CONTACT_KEYS: newer });
      const [row] = await dataSource.query<[Record<string, string>]>(
        `select contact_key_id, sealed_contact, secret_key_id, sealed_secret, former_key_id, sealed_former_secret
         from (select * from staff_subscription where means = 'mail') as mail, webhook`,
      );
      const opened = new SecretSeal(onlyNew.keys);
      expect(new ContactSeal(onlyNew).open({ keyId: row.contact_key_id!, sealed: row.sealed_contact! })).toEqual({
        email: 'du@example.gov.cn',
      });
      expect(opened.open({ keyId: row.secret_key_id!, sealed: row.sealed_secret! })).toBe(secret);
      expect(opened.open({ keyId: row.former_key_id!, sealed: row.sealed_former_secret! })).toBe(former);
    } finally {
      await following.stop();
    }
  });
});
