import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  attachments: '/data/attachments',
  papers: '/data/papers',
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
  expect(holders).toEqual(['intake', 'department', 'notification']);
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

it.each(services)('gives %s no variable that it does not read', (service) => {
  const root = join(import.meta.dirname, '../../..');
  const sources = globSync(`{apps/${service},libs/platform}/src/**/*.ts`, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const known = new Set([...sources.matchAll(/@FromEnv\(\s*'(\w+)'/g)].map(([, name]) => name));
  for (const name of Object.keys(serviceEnvironment(service, 7000, surroundings, {}))) expect(known).toContain(name);
});
