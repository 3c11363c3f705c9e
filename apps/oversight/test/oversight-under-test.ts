import type { StaffRole } from '#platform';
import { eventually } from '#testing';
import type { TellingEvent } from '../src/known-cases/domain/telling-event.ts';
import { feed } from './feed.ts';
import { type Person, ServedOversight } from './served-oversight.ts';

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
  const served = await ServedOversight.start();
  const { dataSource } = served;
  return {
    dataSource,
    feed: (events: readonly TellingEvent[]) => feed(dataSource, events),
    get: (url: string, by?: Asker) => served.inject(by && personOf(by), { url }),
    async post(url: string, payload: object, by: Asker) {
      const answer = await served.inject(personOf(by), { method: 'POST', url, payload });
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
        await eventually(async () => (await served.waiting()) === doing.length);
      });
      return Promise.all(doing);
    },
    /** As if nothing had happened yet. */
    async clear(): Promise<void> {
      await dataSource.query(
        'truncate known_case, running_clock, case_count, figure_cell, figure_name, exclusion, event_archive, outbox',
      );
    },
    close: () => served.stop(),
  };
}

export type OversightUnderTest = Awaited<ReturnType<typeof oversightUnderTest>>;

function personOf({ role, region, bureau, subject = `${role}-1` }: Asker): Person {
  return { sub: subject, roles: [role], region, bureau };
}
