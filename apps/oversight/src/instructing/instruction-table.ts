/** Instructions in and out of their tables; every function works in the caller's transaction. */
import type { Bureau } from '#contracts';
import type { KeyedRequest } from '#platform';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Instruction, NamedBureau, Word } from './domain/whom-it-concerns.ts';

export interface InstructionRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: string;
  readonly entry_id: string;
  readonly given_by: string;
  readonly given_at: Date;
  readonly version: number;
  readonly settle_by: Date;
}

interface BureauRow {
  readonly instruction_id: string;
  readonly bureau: Bureau;
  readonly answer_by: Date;
  readonly reported_at: Date | null;
  readonly is_late: boolean | null;
}

interface WordRow {
  readonly instruction_id: string;
  readonly id: string;
  readonly kind: Word['kind'];
  readonly bureau_ids: string[];
  readonly said_by: string;
  readonly text: string;
  readonly said_at: Date;
}

/** Of `instruction i`, with the due date of its entry of the supervision list. */
export const instructionColumns = `i.id, i.case_id, i.case_number, i.entry_id, i.given_by, i.given_at, i.version,
  (select e.due_at from supervision_entry e where e.id = i.entry_id) as settle_by`;

/** Without its bureaus and words, and what its entry says. */
type NewInstruction = Omit<Instruction, 'bureaus' | 'words' | 'version' | 'settleBy'>;

/** @returns whether it was; not where the leader used its key before */
export async function insertInstruction(
  manager: EntityManager,
  { id, caseId, caseNumber, entryId, givenBy, givenAt }: NewInstruction,
  keyed: KeyedRequest | undefined,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `insert into instruction (id, case_id, case_number, entry_id, given_by, given_at, key, request)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (given_by, key) where key is not null do nothing returning id`,
    [id, caseId, caseNumber, entryId, givenBy, givenAt.toISOString(), keyed?.key ?? null, keyed?.request ?? null],
  );
  return rows.length > 0;
}

/** What a leader gave with a key. */
export interface GivenBefore {
  readonly id: string;
  /** Null where the release before gave it. */
  readonly request: string | null;
}

export async function findGivenBefore(
  manager: EntityManager,
  givenBy: string,
  key: string,
): Promise<GivenBefore | undefined> {
  const rows = await manager.query<GivenBefore[]>(
    'select id, request from instruction where given_by = $1 and key = $2',
    [givenBy, key],
  );
  return rows.at(0);
}

/** Asks these bureaus, or asks them anew: each is to report from now on. */
export async function keepAsked(
  manager: EntityManager,
  id: string,
  bureaus: readonly Bureau[],
  answerBy: Date,
): Promise<void> {
  await manager.query(
    `insert into instruction_bureau (instruction_id, bureau_id, bureau, answer_by)
     select $1, bureau ->> 'id', bureau, $3 from json_array_elements($2::json) as asked (bureau)
     on conflict (instruction_id, bureau_id) do update set answer_by = excluded.answer_by, reported_at = null, is_late = null`,
    [id, JSON.stringify(bureaus), answerBy.toISOString()],
  );
}

/** A report of these bureaus, each late or not by the time that it was given. */
export async function keepReport(
  manager: EntityManager,
  id: string,
  bureauIds: readonly string[],
  reportedAt: Date,
): Promise<void> {
  await manager.query(
    `update instruction_bureau set reported_at = $3, is_late = $3 > answer_by
     where instruction_id = $1 and bureau_id = any($2)`,
    [id, bureauIds, reportedAt.toISOString()],
  );
}

/** Says something on it, which makes another version of it. */
export async function addWord(manager: EntityManager, id: string, word: Omit<Word, 'id'>): Promise<void> {
  const { kind, bureauIds, saidBy, text, saidAt } = word;
  await manager.query(
    `insert into instruction_word (instruction_id, id, kind, bureau_ids, said_by, text, said_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, uuidv7(), kind, bureauIds, saidBy, text, saidAt.toISOString()],
  );
}

/** @returns the new version */
export async function nextVersion(manager: EntityManager, id: string): Promise<number> {
  const [[row]] = await manager.query<[[{ version: number }], number]>(
    'update instruction set version = version + 1 where id = $1 returning version',
    [id],
  );
  return row.version;
}

/** @param hold until the transaction ends */
export async function findInstruction(
  manager: EntityManager,
  id: string,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<Instruction | undefined> {
  const rows = await manager.query<InstructionRow[]>(
    `select ${instructionColumns} from instruction i where i.id = $1${hold ? ' for update' : ''}`,
    [id],
  );
  return (await withDetails(manager, rows)).at(0);
}

/** With their bureaus and words, in the order of the rows; two statements for however many. */
export async function withDetails(manager: EntityManager, rows: readonly InstructionRow[]): Promise<Instruction[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const bureaus = await manager.query<BureauRow[]>(
    `select instruction_id, bureau, answer_by, reported_at, is_late from instruction_bureau
     where instruction_id = any($1::uuid[]) order by instruction_id, bureau_id`,
    [ids],
  );
  const words = await manager.query<WordRow[]>(
    `select instruction_id, id, kind, bureau_ids, said_by, text, said_at from instruction_word
     where instruction_id = any($1::uuid[]) order by instruction_id, id`,
    [ids],
  );
  const bureausOf = Map.groupBy(bureaus, ({ instruction_id }) => instruction_id);
  const wordsOf = Map.groupBy(words, ({ instruction_id }) => instruction_id);
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, caseNumber: row.case_number, entryId: row.entry_id },
    ...{ givenBy: row.given_by, givenAt: row.given_at, settleBy: row.settle_by, version: row.version },
    bureaus: (bureausOf.get(row.id) ?? []).map(bureauIn),
    words: (wordsOf.get(row.id) ?? []).map(wordIn),
  }));
}

function bureauIn({ bureau, answer_by, reported_at, is_late }: BureauRow): NamedBureau {
  return { bureau, answerBy: answer_by, reportedAt: reported_at ?? undefined, isLate: is_late ?? undefined };
}

function wordIn({ id, kind, bureau_ids, said_by, text, said_at }: WordRow): Word {
  return { id, kind, bureauIds: bureau_ids, saidBy: said_by, text, saidAt: said_at };
}
