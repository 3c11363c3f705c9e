import { Failure } from '#domain';
import { demandIdempotencyKey, parseIdempotencyKey } from './idempotency-key.ts';

describe('Idempotency-Key', () => {
  it('may be left out', () => {
    expect(parseIdempotencyKey(undefined)).toBeUndefined();
  });

  it('is named where it may not be left out', () => {
    expect(() => demandIdempotencyKey(undefined)).toThrow(/Idempotency-Key is missing/);
    expect(demandIdempotencyKey('8e03978e-40d5')).toBe('8e03978e-40d5');
  });

  it('is the same with quotes and without', () => {
    expect(parseIdempotencyKey('"8e03978e-40d5"')).toBe('8e03978e-40d5');
    expect(parseIdempotencyKey(' 8e03978e-40d5 ')).toBe('8e03978e-40d5');
  });

  it.each(['', '""', '"open', 'two words', '密钥', 'x'.repeat(129), 'a, b'])('refuses %p by its name', (text) => {
    expect(() => parseIdempotencyKey(text)).toThrow(Failure);
    expect(() => parseIdempotencyKey(text)).toThrow(/Idempotency-Key/);
  });
});
