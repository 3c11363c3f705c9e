import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isTransient } from './is-transient.ts';

const withCode = (code: string) => Object.assign(new Error('said the server'), { code });

describe('isTransient', () => {
  it.each([
    '08006',
    '53300',
    '57P01',
    '57P03',
    '40001',
    '40P01',
    '55P03',
    '25006',
    '25P03',
    '58030',
    'ECONNREFUSED',
    'EPIPE',
    'ENOKEY',
  ])('waits on %s, wherever TypeORM or a caller has wrapped it', (code) => {
    expect(isTransient(withCode(code))).toBe(true);
    expect(isTransient(Object.assign(new Error('query failed'), { driverError: withCode(code) }))).toBe(true);
    expect(isTransient(new Error('could not open the case', { cause: withCode(code) }))).toBe(true);
  });

  it.each(['23505', '22P02', '42P01', '57014', '22021'])('blames the event for %s', (code) => {
    expect(isTransient(withCode(code))).toBe(false);
  });

  it('waits when the connection broke without a code', () => {
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransient(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isTransient(new QueryRunnerAlreadyReleasedError())).toBe(true);
    expect(isTransient(new QueryRunnerProviderAlreadyReleasedError())).toBe(true);
  });

  it('prepares again what a migration gave other columns', () => {
    const stale = Object.assign(new Error('cached plan must not change result type'), { code: '0A000' });
    expect(isTransient(stale)).toBe(true);
    expect(isTransient(withCode('0A000'))).toBe(false);
  });

  it('waits on Kafka, unless Kafka says that trying again is no use', () => {
    const kafka = (name: string, retriable: boolean) => Object.assign(new Error('broker'), { name, retriable });
    expect(isTransient(kafka('KafkaJSConnectionError', true))).toBe(true);
    expect(isTransient(kafka('KafkaJSNumberOfRetriesExceeded', false))).toBe(true);
    expect(isTransient(kafka('KafkaJSNonRetriableError', false))).toBe(false);
  });

  it("blames the event for a handler's own error, and for what is no error at all", () => {
    expect(isTransient(new TypeError('cannot read'))).toBe(false);
    expect(isTransient('ECONNREFUSED')).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });
});
