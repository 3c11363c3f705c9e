import { loggableError, withoutValues } from './loggable-error.ts';

const databaseError = (code: string, message: string): Error =>
  Object.assign(new Error(message), {
    code,
    detail: 'Key (phone)=(13800001234) already exists.',
    parameters: ['张三', '13800001234'],
    constraint: 'message_source_key',
  });

const unreadable = (): unknown => {
  try {
    return JSON.parse('{"phone": 13800001234, x张三');
  } catch (error) {
    return error;
  }
};

describe('an error in the log', () => {
  it('keeps type, code, constraint and stack of a refused row, and nothing of the row', () => {
    const logged = loggableError(databaseError('23505', 'Failing row contains (13800001234, Li Lei)'));
    expect(logged).toMatchObject({ type: 'Error', code: '23505', constraint: 'message_source_key' });
    expect(logged.stack).toContain('loggable-error.spec');
    expect(JSON.stringify(logged)).not.toMatch(/13800001234|张三|Li Lei/);
  });

  it('leaves out what a parser quotes from its input', () => {
    expect(JSON.stringify(loggableError(unreadable()))).not.toMatch(/13800|张三/);
  });

  it('says nothing of a thrown value that is no error', () => {
    expect(loggableError('13800001234')).toEqual({ type: 'string' });
  });

  it('follows causes', () => {
    const logged = loggableError(new Error('outer', { cause: databaseError('57P01', 'terminating connection') }));
    expect(logged.cause).toMatchObject({ code: '57P01', message: 'terminating connection' });
  });

  it.each([
    [
      "Cannot read properties of undefined (reading 'subject')",
      "Cannot read properties of undefined (reading 'subject')",
    ],
    ["Cannot use 'in' operator to search for 'a' in 李四", "Cannot use 'in' operator to search for 'a' in …"],
    ['mail to zhang@example.com bounced', 'mail to … bounced'],
    ['no row for 13800001234', 'no row for …'],
    ['invalid input syntax for type uuid: "my name is Li"', 'invalid input syntax for type uuid: "…"'],
    ['relation "message" does not exist', 'relation "message" does not exist'],
  ])('masks values in %j', (message, masked) => {
    expect(withoutValues(message)).toBe(masked);
  });
});
