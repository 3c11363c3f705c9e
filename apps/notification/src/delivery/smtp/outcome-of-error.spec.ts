import { outcomeOfError } from './outcome-of-error.ts';

const failure = (fields: object) => Object.assign(new Error('failed for <li@example.com>'), fields);

describe('what an SMTP failure asks for', () => {
  it.each([
    ['the recipient is unknown', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }],
    ['the content is not wanted', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }],
    ['the address cannot be written in SMTP', { code: 'EENVELOPE', command: 'API' }],
  ])('refused for good where %s', (_, fields) => {
    expect(outcomeOfError(failure(fields)).kind).toBe('refused');
  });

  it.each([
    ['the mailbox is busy', { code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }],
    ['the server has no room', { code: 'EMESSAGE', responseCode: 452, command: 'DATA' }],
    ['nobody knows what it was', {}],
  ])('later again where %s', (_, fields) => {
    expect(outcomeOfError(failure(fields)).kind).toBe('deferred');
  });

  it.each([
    ['nobody listens', { code: 'ESOCKET' }],
    ['the server hangs', { code: 'ETIMEDOUT' }],
    ['the server shuts down', { code: 'EENVELOPE', responseCode: 421, command: 'MAIL FROM' }],
    ['the greeting is a refusal', { code: 'EPROTOCOL', responseCode: 554, command: 'CONN' }],
  ])('waiting with everything where %s', (_, fields) => {
    expect(outcomeOfError(failure(fields))).toMatchObject({ kind: 'unreachable', misconfigured: false });
  });

  it.each([
    ['the password is wrong', { code: 'EAUTH', responseCode: 535 }],
    ['a login is wanted', { code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' }],
    ['we may not send from our address', { code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }],
    ['TLS does not come about', { code: 'ETLS' }],
  ])('a person where %s', (_, fields) => {
    expect(outcomeOfError(failure(fields))).toMatchObject({ kind: 'unreachable', misconfigured: true });
  });

  it("is written down without the server's words, which may repeat the address", () => {
    const response = '550 5.1.1 <li@example.com> no such user li here';
    const error = failure({ code: 'EENVELOPE', responseCode: 550, response, command: 'RCPT TO' });
    expect(outcomeOfError(error)).toEqual({ kind: 'refused', problem: 'EENVELOPE 550 5.1.1 at RCPT TO' });
  });
});
