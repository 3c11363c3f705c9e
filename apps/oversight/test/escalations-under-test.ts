import type { CaseEventType, CaseEvents } from '#contracts';
import { BatchContext } from '#messaging';
import { type CaseEvent, Clock, createService, type StaffRole } from '#platform';
import { infrastructure, shiftClock, testDatabase, testTopicPrefix, TokenIssuer } from '#testing';
import { DataSource } from 'typeorm';
import { EscalateCases } from '../src/escalating/escalate-cases.ts';
import { oversight } from '../src/oversight.definition.ts';

/** Who asks, where other than the whole province. */
interface Claims {
  readonly region?: string;
  readonly bureau?: string;
}

interface Announced<T extends CaseEventType = CaseEventType> {
  readonly type: T;
  readonly payload: CaseEvents[T];
}

/** Oversight over a database of its own, with hands on its clock and its door. */
export async function escalationsUnderTest() {
  const [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
  const start = () =>
    createService(oversight, {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', TOPIC_PREFIX: testTopicPrefix() },
      DATABASE_URL: database.urlFor('oversight'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      OIDC_ISSUER: identity.issuer,
    });
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
        app.get(EscalateCases, { strict: false }).execute(events, new BatchContext([manager, now])),
      );
    },
    letPass: (duration: string) => shiftClock(database.adminUrl, duration),
    /** What was announced of escalations, oldest first. */
    async announced(caseId?: string): Promise<Announced<'xinqiao.escalation.climbed.v1'>[]> {
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
