import { createLogger } from './logger.ts';

describe('the log', () => {
  it('writes no field that holds personal data, wherever it hangs', () => {
    let text = '';
    const logger = createLogger('intake', 'info', { write: (line) => (text += line) });
    const citizen = { name: 'Li Lei', phone: '13800001234', email: 'li@example.com' };
    logger.info(
      { ...citizen, message: { body: 'Li Lei', contact: citizen, location: { latitude: 33.4432 } }, case: '42' },
      'A mistake',
    );
    expect(JSON.parse(text)).toMatchObject({ service: 'intake', level: 'info', msg: 'A mistake', case: '42' });
    expect(text).not.toMatch(/Li Lei|13800001234|example|33\.4432/);
  });
});
