import type { CaseEvents } from '#contracts';
import { BatchContext } from '#messaging';
import { type CaseEvent, Clock, createService, type StaffRole } from '#platform';
import { infrastructure, shiftClock, testDatabase, testTopicPrefix, TokenIssuer } from '#testing';
import { DataSource } from 'typeorm';
import { followDirectory } from '../src/directory/follow-directory.ts';
import { ClimbDueEscalations } from '../src/escalating/climb-due-escalations.ts';
import { FollowCases } from '../src/following/follow-cases.ts';
import { oversight } from '../src/oversight.definition.ts';
import { bureausPublished } from './escalation-events.ts';

/** Who asks, where other than the whole province. */
interface Claims {
  readonly region?: string;
  readonly bureau?: string;
}

interface Announced {
  readonly type: string;
  readonly payload: CaseEvents['xinqiao.escalation.raised.v1'];
}

/** Oversight over a database of its own, with hands on its clock and its door. */
export async function escalationsUnderTest() {
  const [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
  const lines: string[] = [];
  const environment = {
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'warn', TOPIC_PREFIX: testTopicPrefix() },
    DATABASE_URL: database.urlFor('oversight'),
    KAFKA_BROKERS: infrastructure().kafkaBrokers,
    OIDC_ISSUER: identity.issuer,
  };
  const start = () => createService(oversight, environment, { log: { write: (line) => lines.push(line) } });
  const app = await start();
  const dataSource = app.get(DataSource);
  return {
    app,
    dataSource,
    /** Another instance over the same database. */
    start,
    /** Gives events to oversight as its consumer does: one batch, one transaction. */
    async feed(...events: CaseEvent[]): Promise<void> {
      const now = await app.get(Clock).now();
      await dataSource.transaction((manager) =>
        app.get(FollowCases, { strict: false }).execute(events, new BatchContext([manager, now])),
      );
    },
    /** Lets oversight hear of bureaus of the county, as its directory has them. */
    async knows(...bureaus: readonly { id: string; successorId?: string }[]): Promise<void> {
      const records = bureaus.map((one) => ({
        ...{ name: one.id, version: 1, regionCode: '411681', functions: [], address: '' },
        ...one,
      }));
      await dataSource.transaction((manager) => followDirectory(manager, [bureausPublished(records)]));
    },
    /** Lets climb what is due now. */
    async tick(): Promise<void> {
      await app.get(ClimbDueEscalations, { strict: false }).round();
    },
    letPass: (duration: string) => shiftClock(database.adminUrl, duration),
    /** What the log has said that somebody must see to. */
    warnings: () => lines.map((line) => JSON.parse(line) as { msg: string; alarms?: number }),
    /** How many transactions wait for another one to end. */
    async waiting(): Promise<number> {
      const rows = await dataSource.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length;
    },
    /** What was announced of escalations, oldest first. */
    async announced(caseId?: string): Promise<Announced[]> {
      return dataSource.query(
        `select headers::json ->> 'ce_type' as type, value::json as payload from outbox
         where headers::json ->> 'ce_type' like 'xinqiao.escalation.%' and ($1::text is null or key = $1) order by id`,
        [caseId],
      );
    },
    async ask(
      method: 'GET' | 'POST' | 'PUT',
      url: string,
      { role, body, ...claims }: Claims & { role: StaffRole; body?: object },
    ) {
      const token = await identity.token({ sub: `${role}-1`, roles: [role], region: '410000', ...claims });
      const answer = await app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, payload: body });
      return { status: answer.statusCode, body: answer.json() };
    },
    async close(): Promise<void> {
      await app.close();
      await Promise.all([identity.stop(), database.drop()]);
    },
  };
}

export type EscalationsUnderTest = Awaited<ReturnType<typeof escalationsUnderTest>>;
