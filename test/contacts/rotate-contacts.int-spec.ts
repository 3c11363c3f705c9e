import { randomBytes } from 'node:crypto';
import { ContactSeal, ContactSealConfig, loadConfig, resealContacts, type SealedContacts } from '#platform';
import { serviceDatabase, type ServiceDatabase } from '#testing';
import { messagingMigrations } from '#messaging';
import { v7 as uuidv7 } from 'uuid';
import { sealedContacts as ofDepartment } from '../../apps/department/src/contacts/sealed-contacts.ts';
import { department } from '../../apps/department/src/department.definition.ts';
import { intake } from '../../apps/intake/src/intake.definition.ts';
import { sealedContacts as ofIntake } from '../../apps/intake/src/submission/sealed-contacts.ts';
import { notification } from '../../apps/notification/src/notification.definition.ts';
import { sealedContacts as ofNotification } from '../../apps/notification/src/subscriptions/sealed-contacts.ts';

const [oldKey, newKey] = ['old', 'new'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [string, string];
const sealWith = (...keys: string[]) =>
  new ContactSeal(loadConfig(ContactSealConfig, { CONTACT_KEYS: keys.join(',') }));
const contactOf = (n: number) => ({ phone: `1381234567${n}` });

/** What else a row must hold. */
const rest: Readonly<Record<string, string>> = {
  message: `case_number, channel, subject, body, submitted_at) values ($1, $2, $3, '1', 'web', '路灯', '不亮', now())`,
  case_message: `body) values ($1, $2, $3, '不亮')`,
  citizen_subscription: `has_email, created_at) values ($1, $2, $3, false, now())`,
};

describe.each([
  [intake, ofIntake],
  [department, ofDepartment],
  [notification, ofNotification],
])('Keys that change, in a service that keeps contacts', (service, contacts) => {
  let database: ServiceDatabase;
  beforeEach(async () => {
    const migrations = [...messagingMigrations, ...service.migrations];
    database = await serviceDatabase(service.name, { entities: service.entities, migrations });
  });
  afterEach(() => database.drop());

  it(`leave no contact of ${service.name} under the old key, wherever the work was broken off`, async () => {
    const both = sealWith(newKey, oldKey);
    for (const n of [1, 2, 3, 4, 5]) await keep(sealWith(oldKey), contactOf(n));
    await keep(both, contactOf(6));
    expect(await resealContacts(database.dataSource, both, contacts, 2)).toEqual({ resealed: 5, broken: 0 });
    expect(await resealContacts(database.dataSource, both, contacts, 2)).toEqual({ resealed: 0, broken: 0 });
    const opened = (await kept()).map((sealed) => sealWith(newKey).open(sealed));
    expect(opened).toEqual([1, 2, 3, 4, 5, 6].map(contactOf));
  });

  it(`leave alone what cannot be opened in ${service.name}, and say so`, async () => {
    await keep(sealWith(`lost:${randomBytes(32).toString('base64')}`), contactOf(1));
    await keep(sealWith(oldKey), contactOf(2));
    const before = await kept();
    expect(await resealContacts(database.dataSource, sealWith(newKey, oldKey), contacts, 2)).toEqual({
      resealed: 1,
      broken: 1,
    });
    const [lost, renewed] = await kept();
    expect([lost, renewed?.keyId]).toEqual([before[0], 'new']);
  });

  async function keep(seal: ContactSeal, contact: object): Promise<void> {
    const { keyId, sealed } = seal.seal(contact);
    const { table, keyId: keyColumn, sealed: sealedColumn }: SealedContacts = contacts;
    const columns = `case_id, ${keyColumn}, ${sealedColumn}, ${rest[table]}`;
    await database.dataSource.query(`insert into ${table} (${columns}`, [uuidv7(), keyId, sealed]);
  }

  function kept(): Promise<{ keyId: string; sealed: string }[]> {
    const { table, keyId, sealed }: SealedContacts = contacts;
    return database.dataSource.query(`select ${keyId} as "keyId", ${sealed} as sealed from ${table} order by case_id`);
  }
});
