import { createService, type StaffRole } from '#platform';
import { eventually, infrastructure, testDatabase, testTopicPrefix, TokenIssuer } from '#testing';
import { DataSource } from 'typeorm';
import { oversight } from '../src/oversight.definition.ts';
import type { TellingEvent } from '../src/known-cases/domain/telling-event.ts';
import { feed } from './feed.ts';

/** Somebody of the staff who asks. */
export interface Asker {
  readonly role: StaffRole;
  readonly region?: string;
  readonly bureau?: string;
  readonly subject?: string;
}

export const provincial: Asker = { role: 'supervisor', region: '410000' };

/** Oversight over a database of its own, reached by HTTP; nothing is sent to Kafka, and events are handed to it. */
export async function oversightUnderTest() {
  const [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
  const app = await createService(oversight, {
    NODE_ENV: 'test',
    DATABASE_URL: database.urlFor('oversight'),
    KAFKA_BROKERS: infrastructure().kafkaBrokers,
    TOPIC_PREFIX: testTopicPrefix(),
    OIDC_ISSUER: identity.issuer,
    LOG_LEVEL: 'silent',
  });
  const dataSource = app.get(DataSource);
  const headersOf = async ({ role, region, bureau, subject }: Asker) => {
    const token = await identity.token({ sub: subject ?? `${role}-1`, roles: [role], region, bureau });
    return { authorization: `Bearer ${token}` };
  };
  return {
    dataSource,
    feed: (events: readonly TellingEvent[]) => feed(dataSource, events),
    async get(url: string, by?: Asker) {
      return app.inject({ url, headers: by ? await headersOf(by) : {} });
    },
    async post(url: string, payload: object, by: Asker) {
      const answer = await app.inject({ method: 'POST', url, payload, headers: await headersOf(by) });
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    },
    /** What it has announced of cases, oldest first. */
    async announced(): Promise<TellingEvent[]> {
      return dataSource.query(
        `select * from (select id, headers::json ->> 'ce_type' as type, value::json as payload from outbox) as announced
         where type like 'xinqiao.case.%' order by id`,
      );
    },
    /** Keeps a request locked until all who want it wait, then lets them go on together. */
    async whileHeld<T>(exclusionId: string, work: () => Promise<T>[]): Promise<T[]> {
      let doing: Promise<T>[] = [];
      await dataSource.transaction(async (manager) => {
        await manager.query('select from exclusion where id = $1 for update', [exclusionId]);
        doing = work();
        await eventually(async () => (await waiting(dataSource)) === doing.length);
      });
      return Promise.all(doing);
    },
    /** As if nothing had happened yet. */
    async clear(): Promise<void> {
      await dataSource.query(
        'truncate known_case, case_count, figure_cell, figure_name, exclusion, event_archive, outbox',
      );
    },
    async close(): Promise<void> {
      await app.close();
      await Promise.all([identity.stop(), database.drop()]);
    },
  };
}

export type OversightUnderTest = Awaited<ReturnType<typeof oversightUnderTest>>;

/** How many transactions wait for another one to end. */
async function waiting(dataSource: DataSource): Promise<number> {
  const rows = await dataSource.query<unknown[]>(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}
