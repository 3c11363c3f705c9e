import { faultsOfWishes } from './faults-of-wishes.ts';

const immediate = { pace: 'immediate' } as const;
const digest = { pace: 'digest', digestHours: [8] } as const;
const quietHours = { from: 22, until: 7 };
const fieldsOf = (...wishes: Parameters<typeof faultsOfWishes>) => faultsOfWishes(...wishes).map(({ field }) => field);

describe('wishes for a subscription', () => {
  it('may ask for a stream alone, a webhook with its address, mail with how it comes', () => {
    expect(fieldsOf({ means: 'stream' })).toEqual([]);
    expect(fieldsOf({ means: 'webhook', webhook: {} })).toEqual([]);
    expect(fieldsOf({ means: 'mail', mail: digest })).toEqual([]);
    expect(fieldsOf({ means: 'mail', mail: { ...immediate, quietHours, urgentBreaksQuiet: true } })).toEqual([]);
  });

  it('say for their means what these need, and nothing of other means', () => {
    expect(fieldsOf({ means: 'webhook' })).toEqual(['webhook']);
    expect(fieldsOf({ means: 'mail', webhook: {} })).toEqual(['webhook', 'mail']);
    expect(fieldsOf({ means: 'stream', mail: immediate })).toEqual(['mail']);
  });

  it('give hours to a digest and quiet ones to immediate mail', () => {
    const mail = (wish: object) => fieldsOf({ means: 'mail', mail: wish as typeof immediate });
    expect(mail({ pace: 'digest' })).toEqual(['mail.digestHours']);
    expect(mail({ ...immediate, digestHours: [8] })).toEqual(['mail.digestHours']);
    expect(mail({ ...digest, quietHours })).toEqual(['mail.quietHours']);
    expect(mail({ ...immediate, quietHours: { from: 7, until: 7 } })).toEqual(['mail.quietHours']);
    expect(mail({ ...immediate, urgentBreaksQuiet: true })).toEqual(['mail.urgentBreaksQuiet']);
  });
});
