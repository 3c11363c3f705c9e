import { infrastructure } from './infrastructure.ts';

/**
 * What any service is told in a test: it listens where there is room, and says nothing.
 * @param databaseUrl in the service's own role
 * @param more what this service needs, and what is otherwise: tokens have an issuer only where one is named
 */
export function serviceEnvironment(
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', SERVICE_HOST: '127.0.0.1', SERVICE_PORT: '0' },
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: infrastructure().kafkaBrokers,
    OIDC_ISSUER: 'http://127.0.0.1:1',
    ...more,
  };
}
