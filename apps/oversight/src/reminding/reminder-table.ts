/** What is to be reminded of; every function works in the caller's transaction. */
import type { Bureau, CaseEvents } from '#contracts';
import type { EntityManager } from 'typeorm';
import { reminderSteps } from './domain/reminder-steps.ts';

export type Reminded = CaseEvents['xinqiao.reminder.raised.v1']['of'];

/** Something that is due. */
export interface Due {
  readonly of: Reminded;
  readonly id: string;
  readonly dueAt: Date;
  /** Who is to act; absent where only supervisors are. */
  readonly bureau?: Bureau;
  /** Whose supervisors asked. */
  readonly regionCode?: string;
}

/** Remembers to remind; where it was remembered already, of the new time in place of the old one. */
export async function remindOf(manager: EntityManager, due: readonly Due[], now: Date): Promise<void> {
  const rows = due.flatMap(({ dueAt, bureau, ...one }) =>
    reminderSteps(now, dueAt).map(({ step, raiseAt }) => ({
      ...one,
      ...{ step, bureau, bureau_id: bureau?.id ?? '', raise_at: raiseAt, due_at: dueAt },
    })),
  );
  await manager.query(
    `insert into reminder (of, id, bureau_id, step, raise_at, due_at, bureau, region_code)
     select of, id, bureau_id, step, raise_at, due_at, bureau, "regionCode"
     from json_to_recordset($1::json) as row (of text, id uuid, bureau_id text, step text, raise_at timestamptz,
       due_at timestamptz, bureau json, "regionCode" text)
     order by id, bureau_id, of, step
     on conflict (id, bureau_id, of, step) do update set raise_at = excluded.raise_at, due_at = excluded.due_at`,
    [JSON.stringify(rows)],
  );
}

/** What was asked for has come, of these bureaus where any are named: nobody needs to be reminded any more. */
export async function remindNoMore(
  manager: EntityManager,
  of: Reminded,
  id: string,
  bureauIds?: readonly string[],
): Promise<void> {
  await manager.query(
    'delete from reminder where id = $1 and of = $2 and ($3::text[] is null or bureau_id = any($3))',
    [id, of, bureauIds ?? null],
  );
}

/** It is others who are to act on these now. */
export async function remindOthersOf(
  manager: EntityManager,
  of: Reminded,
  acting: readonly { readonly id: string; readonly bureau?: Bureau }[],
): Promise<void> {
  if (acting.length === 0) return;
  await manager.query(
    `update reminder r set bureau = n.bureau from json_to_recordset($1::json) as n (id uuid, bureau json)
     where r.id = n.id and r.of = $2`,
    [JSON.stringify(acting), of],
  );
}

/** In bulk, whoever was to act. */
export async function remindOfNoneOf(manager: EntityManager, of: Reminded, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query('delete from reminder where id = any($1::uuid[]) and of = $2', [ids, of]);
}
