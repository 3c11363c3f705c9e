import { createService, type StaffRole } from '#platform';
import { infrastructure, testDatabase, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { routing } from '../src/routing.definition.ts';

/** Several instances of routing over one database of their own, asked through their doors. */
export async function routingService(instances = 1) {
  const [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: database.urlFor('routing'),
    KAFKA_BROKERS: infrastructure().kafkaBrokers,
    OIDC_ISSUER: identity.issuer,
    LOG_LEVEL: 'silent',
  };
  const apps = await Promise.all(Array.from({ length: instances }, () => createService(routing, env)));
  const [first] = apps as [NestFastifyApplication];
  return {
    apps,
    env,
    /** @param role nobody's unless said otherwise */
    async ask(method: 'GET' | 'POST' | 'PUT', url: string, question: Question = {}) {
      const { role, region = '410000', body, app = first } = question;
      const token = role === undefined ? undefined : await identity.token({ sub: `${role}-1`, roles: [role], region });
      const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
      const answer = await app.inject({ method, url, headers, payload: body });
      return { status: answer.statusCode, body: answer.json() };
    },
    async close(): Promise<void> {
      await Promise.all(apps.map((app) => app.close()));
      await Promise.all([identity.stop(), database.drop()]);
    },
  };
}

interface Question {
  readonly role?: StaffRole;
  /** That they answer for; the whole province unless said otherwise. */
  readonly region?: string;
  readonly body?: object;
  readonly app?: NestFastifyApplication;
}

export type RoutingService = Awaited<ReturnType<typeof routingService>>;

export interface Announced {
  readonly type: string;
  readonly key: string;
  readonly payload: Record<string, unknown>;
}

/** What waits to be published, in that order. */
export const announcedEvents = `
  select headers::json ->> 'ce_type' as type, key, value::json as payload from outbox order by id`;
