import { emailOf } from './email-of.ts';

describe('the address of a contact', () => {
  it('is its e-mail, without the blanks that people type around it', () => {
    expect(emailOf({ email: ' li@example.com ' })).toBe('li@example.com');
  });

  it.each([
    undefined,
    '',
    '13800000000',
    'li@',
    'li@example.com\r\nBcc: all@example.com',
    'a@example.com, b@example.com',
  ])('is none where no single mailbox is meant: %j', (email) => {
    expect(emailOf({ email })).toBeUndefined();
  });
});
