import { services } from '../services.ts';
import type { ServiceUrls } from '../provision.ts';
import { serviceEnvironment } from './service-environment.ts';

const serviceUrls = Object.fromEntries(
  services.map((service) => [service, `postgres://${service}@db/x`]),
) as ServiceUrls;
const surroundings = {
  serviceUrls,
  kafkaBrokers: 'kafka:9092',
  topicPrefix: 'test.',
  issuer: 'http://identity',
  smtpUrl: 'smtp://mailbox',
  trackingUrl: 'http://intake',
  secrets: { QUERY_CODE_KEY: 'query', CONTACT_KEYS: 'k1:contact' },
};

it('connects each service in its own role, and never hands on the administrator’s address', () => {
  const administrator = { DATABASE_URL: 'postgres://postgres:secret@db/x', PGPASSWORD: 'secret' };
  for (const service of services) {
    const env = serviceEnvironment(service, 7000, surroundings, administrator);
    expect(env.DATABASE_URL).toBe(`postgres://${service}@db/x`);
    expect(Object.values(env).join()).not.toContain('secret');
  }
});

it('gives the key of contacts only to the services that seal or open them', () => {
  const holders = services.filter((service) => 'CONTACT_KEYS' in serviceEnvironment(service, 7000, surroundings, {}));
  expect(holders).toEqual(['intake', 'notification']);
});

it('lets the caller choose how loud and how traced the services are', () => {
  const env = serviceEnvironment('routing', 7102, surroundings, {
    LOG_LEVEL: 'debug',
    OTEL_TRACES_SAMPLER_ARG: '0',
    HISTFILE: 'x',
  });
  expect(env).toMatchObject({
    LOG_LEVEL: 'debug',
    OTEL_TRACES_SAMPLER_ARG: '0',
    SERVICE_PORT: '7102',
    TOPIC_PREFIX: 'test.',
  });
  expect(env).not.toHaveProperty('HISTFILE');
});
