import fc from 'fast-check';
import { type Channel, channels, kinds } from '#domain';
import type { Message, Sender } from './message.ts';
import { isSameRequest, type Submitted, uniqueKeys } from './repeat.ts';

const contactFields = ['name', 'phone', 'email', 'confidential'] as const;
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const contacts = fc.record({
  name: optional(fc.string()),
  phone: optional(fc.string()),
  email: optional(fc.string()),
  confidential: optional(fc.constant(true)),
});
const messages: fc.Arbitrary<Message> = fc.record({
  channel: fc.constantFrom(...channels),
  sourceId: optional(fc.string()),
  kind: optional(fc.constantFrom(...kinds)),
  subject: fc.string(),
  body: fc.string(),
  regionHint: optional(fc.constantFrom('411681', '411600')),
  location: optional(fc.record({ latitude: fc.integer(), longitude: fc.integer() })),
  contact: optional(contacts),
  sentAt: optional(fc.date({ noInvalidDate: true })),
});
const senders = fc.record({ clientId: optional(fc.string()), idempotencyKey: optional(fc.string()) });
const submitted = (message: Message, sender: { clientId?: string; idempotencyKey?: string }): Submitted => ({
  message,
  clientId: sender.clientId,
  uniqueKeys: uniqueKeys(message, sender),
});

describe('A repeat', () => {
  it('is the same request when nothing differs', () => {
    fc.assert(
      fc.property(messages, senders, (message, sender) => {
        expect(isSameRequest(submitted(message, sender), submitted(structuredClone(message), sender))).toBe(true);
      }),
    );
  });

  it.each(['channel', 'sourceId', 'kind', 'subject', 'body', 'regionHint', 'location', 'contact', 'sentAt'] as const)(
    'is another request when its %s differs',
    (field) => {
      fc.assert(
        fc.property(messages, messages, senders, (message, other, sender) => {
          fc.pre(JSON.stringify(message[field] ?? {}) !== JSON.stringify(other[field] ?? {}));
          const changed = { ...message, [field]: other[field] };
          expect(isSameRequest(submitted(message, sender), submitted(changed, sender))).toBe(false);
        }),
      );
    },
  );

  it.each(contactFields)('is another request when the %s of its contact differs', (field) => {
    fc.assert(
      fc.property(messages, contacts, senders, (message, other, sender) => {
        fc.pre(message.contact?.[field] !== other[field]);
        const changed = { ...message, contact: { ...message.contact, [field]: other[field] } };
        expect(isSameRequest(submitted(message, sender), submitted(changed, sender))).toBe(false);
      }),
    );
  });

  it('is the same request where one says that nothing need be kept from the bureaus, and the other says nothing of it', () => {
    fc.assert(
      fc.property(messages, senders, ({ contact, ...rest }, sender) => {
        const [silent, said] = [undefined, false].map((confidential) => ({
          ...rest,
          contact: { ...contact, confidential },
        }));
        expect(isSameRequest(submitted(silent!, sender), submitted(said!, sender))).toBe(true);
      }),
    );
  });

  it('is another request when it comes from another client', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const first = submitted(message, { clientId: 'hotline', idempotencyKey: 'k' });
        expect(isSameRequest(first, submitted(message, { clientId: 'mailbox', idempotencyKey: 'k' }))).toBe(false);
        expect(isSameRequest(first, submitted(message, { idempotencyKey: 'k' }))).toBe(false);
      }),
    );
  });

  it('needs the same key from whoever has no client id, and from nobody else', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const anonymous = submitted(message, { idempotencyKey: 'k' });
        expect(isSameRequest(anonymous, submitted(message, {}))).toBe(false);
        const known = submitted(message, { clientId: 'hotline', idempotencyKey: 'k' });
        expect(isSameRequest(known, submitted(message, { clientId: 'hotline' }))).toBe(true);
      }),
    );
  });
});

describe('Unique keys', () => {
  const of = (clientId: string, ...own: Channel[]): Sender => ({ clientId, channels: own });

  it('keep the Idempotency-Keys of different clients apart', () => {
    const message: Message = { channel: 'web', subject: 's', body: 'b' };
    const keys = [undefined, 'hotline', 'mailbox'].flatMap((clientId) =>
      uniqueKeys(message, { clientId, idempotencyKey: '1' }),
    );
    expect(new Set(keys).size).toBe(3);
  });

  it('keep the source ids of different channels apart, and are the same for all that speak for one, and for nobody else', () => {
    const message: Message = { channel: 'web', sourceId: '1', subject: 's', body: 'b' };
    const [one, other] = [uniqueKeys(message, of('a', 'web')), uniqueKeys(message, of('b', 'web', 'weibo'))];
    expect(one).toEqual(other);
    for (const sender of [{}, { clientId: 'a' }]) expect(uniqueKeys(message, sender)).not.toEqual(one);
    expect(uniqueKeys({ ...message, channel: 'weibo' }, {})).not.toEqual(uniqueKeys(message, {}));
  });
});
