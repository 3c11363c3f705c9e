import type { Channel, Kind } from '#domain';
import type { EntityManager } from 'typeorm';
import { decide } from '../deciding/domain/decide.ts';
import type { Knowledge } from '../deciding/domain/knowledge.ts';
import { ReplayTally, type ReplaySummary } from './domain/replay-summary.ts';

interface PastMessage {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly submittedAt: Date;
  readonly channel: Channel;
  readonly kind: Kind | null;
  readonly subject: string;
  readonly body: string;
  readonly regionHint: string | null;
  readonly month: number;
  readonly settledId: string | null;
  readonly refusedBy: string[];
}

const pageSize = 1_000;

/**
 * Decides once more on the messages since a time, as things are and as they would be. Nothing is announced or changed. A
 * thousand messages are in memory at once, however many there are.
 */
export async function replayPastCases(
  manager: EntityManager,
  since: Date,
  present: Knowledge,
  changed: Knowledge,
): Promise<ReplaySummary> {
  const tally = new ReplayTally();
  let last: Pick<PastMessage, 'caseId' | 'submittedAt'> = { caseId: beforeAll, submittedAt: since };
  for (;;) {
    const page = await manager.query<PastMessage[]>(nextPage, [last.submittedAt, last.caseId, pageSize]);
    for (const { caseNumber, settledId, refusedBy, kind, regionHint, ...rest } of page) {
      const message = { ...rest, kind: kind ?? undefined, regionHint: regionHint ?? undefined };
      const decisions = { present: decide(message, present), changed: decide(message, changed) };
      tally.add({ caseNumber, ...decisions, settledId: settledId ?? undefined, refusedBy });
    }
    const end = page.at(-1);
    if (!end || page.length < pageSize) return tally.summary();
    last = end;
  }
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** In the order of the index, with what people settled where they did, and who sent it back. */
const nextPage = `
  select case_id as "caseId", latest.case_number as "caseNumber", submitted_at as "submittedAt", channel, kind, subject,
         body, region_hint as "regionHint", settled.bureau_id as "settledId", refused.by as "refusedBy",
         extract(month from submitted_at at time zone 'Asia/Shanghai')::integer as month
    from decided_message message
    cross join lateral (
      select case_number from decision where decision.case_id = message.case_id order by decided_at desc limit 1
    ) latest
    left join lateral (
      select bureau_id from precedent
       where precedent.case_id = message.case_id and source <> 'returned'
       order by case_version desc limit 1
    ) settled on true
    cross join lateral (
      select coalesce(array_agg(bureau_id), '{}') as by from precedent
       where precedent.case_id = message.case_id and source = 'returned' and proposed_id is not null
    ) refused
   where (submitted_at, case_id) > ($1, $2)
   order by submitted_at, case_id
   limit $3`;
