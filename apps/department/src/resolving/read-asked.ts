import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import { leadOf } from '../handling/domain/steps/lead-of.ts';
import type { Asked } from './domain/check-reply.ts';
import { type EarlierReplies, earlierTo } from './domain/earlier-replies.ts';
import { stillAsked, type Told } from './domain/still-asked.ts';
import { findAnswered } from './reply-sketch-table.ts';

interface AskedRow {
  id: string;
  subject: string;
  body: string;
  merged: string[];
  story: Told[];
}

/** For each case three walks along primary keys, and one along the index of merged cases. */
const askedQuery = `
  select c.id, c.subject, m.body,
    array(select number from "case" where status = 'merged' and aside #>> '{merger,caseId}' = c.id::text) as merged,
    (select coalesce(json_agg(json_build_object('type', e.type, 'details', e.details) order by e.version), '[]')
     from case_event e where e.case_id = c.id
       and e.type in ('xinqiao.case.supplemented.v1', 'xinqiao.case.reopened.v1', 'xinqiao.case.replied.v1')) as story
  from "case" c join case_message m on m.case_id = c.id where c.id = any($1::uuid[])`;

/** What a case asks and has been told so far, for the check of its final reply. */
export async function readAsked(manager: EntityManager, state: OpenedCase): Promise<Asked> {
  const asked = (await readAskedOfMany(manager, [state])).get(state.id);
  if (!asked) throw new Error(`Case ${state.number} has no message.`);
  return { ...asked, earlier: earlierTo(state, await readEarlier(manager, [state])) };
}

/** As {@link readAsked}, of many cases by their ids, but without the earlier replies of their bureaus. */
export async function readAskedOfMany(
  manager: EntityManager,
  states: readonly OpenedCase[],
): Promise<Map<string, Asked>> {
  if (states.length === 0) return new Map();
  const numbers = new Map(states.map(({ id, number }) => [id, number]));
  const rows = await manager.query<AskedRow[]>(askedQuery, [[...numbers.keys()]]);
  return new Map(
    rows.map(({ id, subject, body, merged, story }) => {
      const own = numbers.get(id) ?? '';
      return [id, { numbers: [own, ...merged], subject, body, ...stillAsked(body, story), earlier: [] }];
    }),
  );
}

/** The last final replies of the bureaus that lead these cases, each bureau's read once. */
export async function readEarlier(manager: EntityManager, states: readonly OpenedCase[]): Promise<EarlierReplies> {
  const leads = states.flatMap((state) => leadOf(state)?.id ?? []);
  return findAnswered(manager, [...new Set(leads)]);
}
