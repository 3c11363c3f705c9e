import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import { leadOf } from '../handling/domain/steps/lead-of.ts';
import type { Asked } from './domain/check-reply.ts';
import { stillAsked, type Told } from './domain/still-asked.ts';
import { findAnswered } from './reply-sketch-table.ts';

interface AskedRow {
  subject: string;
  body: string;
  merged: string[];
  story: Told[];
}

/** Three walks along primary keys, and one along the index of merged cases. */
const askedQuery = `
  select c.subject, m.body,
    array(select number from "case" where status = 'merged' and aside #>> '{merger,caseId}' = $1) as merged,
    (select coalesce(json_agg(json_build_object('type', e.type, 'details', e.details) order by e.version), '[]')
     from case_event e where e.case_id = $1::uuid
       and e.type in ('xinqiao.case.supplemented.v1', 'xinqiao.case.reopened.v1', 'xinqiao.case.replied.v1')) as story
  from "case" c join case_message m on m.case_id = c.id where c.id = $1::uuid`;

/** What a case asks and has been told so far, for the check of its final reply. */
export async function readAsked(manager: EntityManager, state: OpenedCase): Promise<Asked> {
  const { id, number } = state;
  const [row] = await manager.query<AskedRow[]>(askedQuery, [id]);
  if (!row) throw new Error(`Case ${number} has no message.`);
  const lead = leadOf(state);
  return {
    numbers: [number, ...row.merged],
    subject: row.subject,
    body: row.body,
    ...stillAsked(row.body, row.story),
    earlier: lead ? await findAnswered(manager, lead.id, id) : [],
  };
}
