/** Of the last final replies of each bureau what a template is known by; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import { leadOf } from '../handling/domain/steps/lead-of.ts';
import type { Sketch } from './domain/sketch.ts';
import type { Answered } from './domain/template.ts';

/** A template that a bureau has not used for so many replies is none any more; reading them takes a millisecond. */
const keptOfABureau = 200;

/** The last replies of a bureau, but for those to this case. */
export async function findAnswered(manager: EntityManager, bureauId: string, caseId: string): Promise<Answered[]> {
  const rows = await manager.query<{ reply: Buffer; message: Buffer }[]>(latestSketches, [
    bureauId,
    caseId,
    keptOfABureau,
  ]);
  return rows.map(({ reply, message }) => ({ reply: sketchIn(reply), message: sketchIn(message) }));
}

/** A walk along the index `reply_sketch_of_bureau`. */
export const latestSketches = `
  select reply, message from reply_sketch where bureau_id = $1 and case_id <> $2 order by resolved_at desc, case_id desc limit $3`;

/** Keeps the reply with which a case was resolved, and no more of its bureau than the last ones. */
export async function keepAnswered(
  manager: EntityManager,
  state: OpenedCase,
  { reply, message }: Answered,
): Promise<void> {
  const lead = leadOf(state);
  if (!lead) return;
  await manager.query(
    `insert into reply_sketch (case_id, bureau_id, resolved_at, reply, message) values ($1, $2, platform.now(), $3, $4)
     on conflict (case_id) do update
     set bureau_id = excluded.bureau_id, resolved_at = excluded.resolved_at, reply = excluded.reply, message = excluded.message`,
    [state.id, lead.id, bytesOf(reply), bytesOf(message)],
  );
  // What somebody else holds is being thrown away, or is a later reply by now.
  await manager.query(
    `delete from reply_sketch where case_id in (
       select s.case_id from reply_sketch s, lateral (
         select resolved_at, case_id from reply_sketch where bureau_id = $1
         order by resolved_at desc, case_id desc offset $2 limit 1) as last
       where s.bureau_id = $1 and (s.resolved_at, s.case_id) <= (last.resolved_at, last.case_id)
       for update of s skip locked)`,
    [lead.id, keptOfABureau],
  );
}

const bytesOf = (sketch: Sketch): Buffer => Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength);

/** Copied, as the driver's buffer may begin at an odd byte. */
const sketchIn = (bytes: Buffer): Sketch => new Uint16Array(Uint8Array.from(bytes).buffer);
