/** The supervision list in and out of its tables; every function works in the caller's transaction. */
import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Entry } from './domain/entry.ts';

export interface EntryRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: string;
  readonly because: Entry['because'];
  readonly source_id: string | null;
  readonly why: string;
  readonly supervised_by: string;
  readonly region_code: string | null;
  readonly bureau: Bureau | null;
  readonly bureau_is_named: boolean;
  readonly due_at: Date;
  readonly state: Entry['state'];
  readonly verdict: Entry['verdict'];
  readonly case_version: number;
  readonly put_by: string;
  readonly put_at: Date;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly evidence: string | null;
  readonly unsatisfied_reason: string | null;
  readonly version: number;
}

const types = {
  ...{ id: 'uuid', case_id: 'uuid', case_number: 'text', because: 'text', source_id: 'uuid', why: 'text' },
  ...{ supervised_by: 'text', region_code: 'text', bureau: 'json', bureau_is_named: 'boolean' },
  ...{ due_at: 'timestamptz', state: 'text', verdict: 'text', case_version: 'integer', put_by: 'text' },
  ...{ put_at: 'timestamptz', closed_at: 'timestamptz', closed_by: 'text', evidence: 'text' },
  ...{ unsatisfied_reason: 'text', version: 'integer' },
} as const satisfies Record<keyof EntryRow, string>;
const names = Object.keys(types);
export const entryColumns = names.join(', ');
const given = `json_to_recordset($1::json) as n (${Object.entries(types)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')})`;
/** What may become another in the life of an entry. */
const changing = names.filter((name) => !['id', 'case_id', 'case_number', 'put_by', 'put_at'].includes(name));

/** @returns whether it was; not where the case is on this list already */
export async function insertEntry(manager: EntityManager, entry: Entry): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `insert into supervision_entry (${entryColumns}) select ${entryColumns} from ${given}
     on conflict (case_id, supervised_by) where state <> 'closed' do nothing returning id`,
    [JSON.stringify([rowOf(entry)])],
  );
  return rows.length > 0;
}

export async function saveEntries(manager: EntityManager, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await manager.query(
    `update supervision_entry e set ${changing.map((name) => `${name} = n.${name}`).join(', ')}
     from ${given} where e.id = n.id`,
    [JSON.stringify(entries.map(rowOf))],
  );
}

/** @param hold until the transaction ends */
export async function findEntry(
  manager: EntityManager,
  id: string,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<Entry | undefined> {
  const sql = `select ${entryColumns} from supervision_entry where id = $1${hold ? ' for update' : ''}`;
  const rows = await manager.query<EntryRow[]>(sql, [id]);
  return rows.map(entryIn).at(0);
}

/** All entries of these cases, held until the transaction ends; the cases are held already. */
export async function lockEntriesOf(manager: EntityManager, caseIds: readonly string[]): Promise<Entry[]> {
  const rows = await manager.query<EntryRow[]>(
    `select ${entryColumns} from supervision_entry where case_id = any($1::uuid[]) order by case_id, id for update`,
    [caseIds],
  );
  return rows.map(entryIn);
}

export const noteKinds = ['progress', 'listed-again', 'case', 'due-changed', 'put-back', 'closed'] as const;

/** Something that was said or happened about an entry. */
export interface Note {
  readonly entryId: string;
  readonly kind: (typeof noteKinds)[number];
  /** Opaque id; absent where it happened by itself. */
  readonly saidBy?: string;
  /** Of a bureau's report. */
  readonly bureauId?: string;
  readonly text: string;
  readonly saidAt: Date;
}

export async function addNotes(manager: EntityManager, notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return;
  await manager.query(
    `insert into supervision_note (entry_id, id, kind, said_by, bureau_id, text, said_at)
     select "entryId", id, kind, "saidBy", "bureauId", text, "saidAt" from json_to_recordset($1::json) as n
       ("entryId" uuid, id uuid, kind text, "saidBy" text, "bureauId" text, text text, "saidAt" timestamptz)`,
    [JSON.stringify(notes.map((note) => ({ ...note, id: uuidv7() })))],
  );
}

/** One of an entry's that is kept. */
interface KeptNote extends Omit<Note, 'entryId'> {
  readonly id: string;
}

interface NoteRow {
  readonly id: string;
  readonly kind: Note['kind'];
  readonly said_by: string | null;
  readonly bureau_id: string | null;
  readonly text: string;
  readonly said_at: Date;
}

/** Latest first, from the one with the id `before` on back. @param bureauIds only what these bureaus said and what befell the case */
export async function notesOf(
  manager: EntityManager,
  entryId: string,
  { before, limit }: { readonly before: string; readonly limit: number },
  bureauIds?: readonly string[],
): Promise<KeptNote[]> {
  const rows = await manager.query<NoteRow[]>(
    `select id, kind, said_by, bureau_id, text, said_at from supervision_note
     where entry_id = $1 and id < $2 and ($3::text[] is null or bureau_id = any($3) or kind in ('case', 'put-back'))
     order by id desc limit $4`,
    [entryId, before, bureauIds ?? null, limit],
  );
  return rows.map(({ id, kind, said_by, bureau_id, text, said_at }) => ({
    ...{ id, kind, text, saidAt: said_at },
    ...{ saidBy: said_by ?? undefined, bureauId: bureau_id ?? undefined },
  }));
}

export function entryIn(row: EntryRow): Entry {
  const { id, because, why, bureau, state, verdict, evidence, version } = row;
  return {
    ...{ id, because, why, state, verdict, version, caseId: row.case_id, caseNumber: row.case_number },
    ...{ sourceId: row.source_id ?? undefined, supervisedBy: row.supervised_by, bureau: bureau ?? undefined },
    ...{ regionCode: row.region_code ?? undefined, bureauIsNamed: row.bureau_is_named, dueAt: row.due_at },
    ...{ caseVersion: row.case_version, putBy: row.put_by, putAt: row.put_at, evidence: evidence ?? undefined },
    ...{ closedAt: row.closed_at ?? undefined, closedBy: row.closed_by ?? undefined },
    unsatisfiedReason: row.unsatisfied_reason ?? undefined,
  };
}

function rowOf(entry: Entry): EntryRow {
  const { id, because, why, state, verdict, version } = entry;
  return {
    ...{ id, because, why, state, verdict, version, case_id: entry.caseId, case_number: entry.caseNumber },
    ...{ source_id: entry.sourceId ?? null, supervised_by: entry.supervisedBy, bureau: entry.bureau ?? null },
    ...{ region_code: entry.regionCode ?? null, bureau_is_named: entry.bureauIsNamed, due_at: entry.dueAt },
    ...{ case_version: entry.caseVersion, put_by: entry.putBy, put_at: entry.putAt },
    ...{ evidence: entry.evidence ?? null, closed_at: entry.closedAt ?? null, closed_by: entry.closedBy ?? null },
    unsatisfied_reason: entry.unsatisfiedReason ?? null,
  };
}
