/** Of the last final replies of each bureau what a template is known by; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import { type AnsweredCase, type EarlierReplies, keptOfABureau } from './domain/earlier-replies.ts';
import type { Sketch } from './domain/sketch.ts';

/** Throwing away costs more than keeping does: one reply in so many, by the chance that is in the id of its case, has its bureau's old ones thrown away. */
const sweepsOneIn = 16;

/** The last replies of these bureaus, by the bureaus' ids; which case each was to is said beside it. */
export async function findAnswered(manager: EntityManager, bureauIds: readonly string[]): Promise<EarlierReplies> {
  if (bureauIds.length === 0) return new Map();
  const rows = await manager.query<SketchRow[]>(latestSketches, [bureauIds, keptOfABureau]);
  const byBureau = Map.groupBy(rows, ({ bureau_id }) => bureau_id);
  return new Map(
    [...byBureau].map(([id, sketches]) => [
      id,
      sketches.map(({ case_id: caseId, reply, message }) => ({
        caseId,
        reply: sketchIn(reply),
        message: sketchIn(message),
      })),
    ]),
  );
}

interface SketchRow {
  readonly bureau_id: string;
  readonly case_id: string;
  readonly reply: Buffer;
  readonly message: Buffer;
}

/** For each bureau a walk along the index `reply_sketch_of_bureau`. */
export const latestSketches = `
  select latest.* from unnest($1::text[]) as bureau (id), lateral (
    select bureau_id, case_id, reply, message from reply_sketch where bureau_id = bureau.id
    order by resolved_at desc, case_id desc limit $2) as latest`;

/** The reply with which a case was resolved, and by which bureau. */
export interface KeptReply extends AnsweredCase {
  readonly bureauId: string;
}

/** Keeps the replies with which cases were resolved, and of each bureau little more than its last ones. */
export async function keepAnswered(manager: EntityManager, replies: readonly KeptReply[]): Promise<void> {
  if (replies.length === 0) return;
  await manager.query(
    `insert into reply_sketch (case_id, bureau_id, resolved_at, reply, message)
     select case_id, bureau_id, platform.now(), reply, message
     from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[]) as kept (case_id, bureau_id, reply, message)
     order by case_id
     on conflict (case_id) do update
     set bureau_id = excluded.bureau_id, resolved_at = excluded.resolved_at, reply = excluded.reply, message = excluded.message`,
    [
      replies.map(({ caseId }) => caseId),
      replies.map(({ bureauId }) => bureauId),
      replies.map(({ reply }) => bytesOf(reply)),
      replies.map(({ message }) => bytesOf(message)),
    ],
  );
  const swept = replies.filter(({ caseId }) => Number.parseInt(caseId.slice(-2), 16) % sweepsOneIn === 0);
  if (swept.length === 0) return;
  // What somebody else holds is being thrown away, or is a later reply by now.
  await manager.query(
    `delete from reply_sketch where case_id in (
       select s.case_id from unnest($1::text[]) as bureau (id), lateral (
         select resolved_at, case_id from reply_sketch where bureau_id = bureau.id
         order by resolved_at desc, case_id desc offset $2 limit 1) as last, reply_sketch s
       where s.bureau_id = bureau.id and (s.resolved_at, s.case_id) <= (last.resolved_at, last.case_id)
       for update of s skip locked)`,
    [[...new Set(swept.map(({ bureauId }) => bureauId))], keptOfABureau],
  );
}

const bytesOf = (sketch: Sketch): Buffer => Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength);

/** Copied, as the driver's buffer may begin at an odd byte. */
const sketchIn = (bytes: Buffer): Sketch => new Uint16Array(Uint8Array.from(bytes).buffer);
