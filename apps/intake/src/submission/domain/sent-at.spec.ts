import { sentAtFault } from './sent-at.ts';

const now = new Date('2026-11-23T08:00:00Z');

describe('The time at which a message was written', () => {
  it.each([undefined, '2000-01-01T00:00:00Z', '2026-11-23T08:00:00Z', '2026-11-23T08:05:00Z'])(
    'may be %p',
    (sentAt) => {
      expect(sentAtFault(sentAt === undefined ? undefined : new Date(sentAt), now)).toBeUndefined();
    },
  );

  it.each([
    ['2026-11-23T08:05:00.001Z', 'not-in-future'],
    ['2036-11-23T08:00:00Z', 'not-in-future'],
    ['1999-12-31T23:59:59.999Z', 'not-before-2000'],
    ['1970-01-01T00:00:00Z', 'not-before-2000'],
  ])('must not be %s: %s', (sentAt, rule) => {
    expect(sentAtFault(new Date(sentAt), now)).toMatchObject({ field: 'sentAt', rule });
  });
});
