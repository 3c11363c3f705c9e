import type { CaseEvents } from '#contracts';
import { BatchContext } from '#messaging';
import { type CaseEvent, Clock, type StaffRole } from '#platform';
import { followDirectory } from '../src/directory/follow-directory.ts';
import { ClimbDueEscalations } from '../src/escalating/climb-due-escalations.ts';
import { FollowCases } from '../src/following/follow-cases.ts';
import { bureausPublished } from './escalation-events.ts';
import { ServedOversight } from './served-oversight.ts';

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
  const served = await ServedOversight.start({ LOG_LEVEL: 'warn' });
  const { app, dataSource } = served;
  return {
    app,
    dataSource,
    /** Another instance over the same database. */
    another: () => served.another(),
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
    letPass: (duration: string) => served.letPass(duration),
    /** What the log has said that somebody must see to. */
    warnings: () => served.lines.map((line) => JSON.parse(line) as { msg: string; alarms?: number }),
    waiting: () => served.waiting(),
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
      const person = { sub: `${role}-1`, roles: [role], region: '410000', ...claims };
      const answer = await served.inject(person, { method, url, payload: body });
      return { status: answer.statusCode, body: answer.json() };
    },
    close: () => served.stop(),
  };
}

export type EscalationsUnderTest = Awaited<ReturnType<typeof escalationsUnderTest>>;
