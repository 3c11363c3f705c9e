/** What is known of cases, in and out of its table; every function works in the caller's transaction. */
import { Failure, parseCaseNumber } from '#domain';
import type { EntityManager } from 'typeorm';
import { type CaseFacts, factsOf } from './domain/case-facts.ts';
import { type CaseKnowledge, isSame, joined, type KnownCase, knownCases, nothingKnown } from './domain/known-case.ts';
import type { TellingEvent } from './domain/telling-event.ts';
import { currentGeneration, holdGenerations } from './generations.ts';
import { columnNames, columnsOf, columnTypes, fromRow, type KnownCaseRow, selectedColumns } from './known-case-row.ts';

/** A case of which events told something, be it known already. */
export interface Learnt extends KnownCase {
  /** What was known before; the very same object where nothing new was told. */
  readonly before: CaseKnowledge;
}

/**
 * Joins what events tell to what a generation knows of their cases, in bulk. The cases are held until the transaction ends: whoever is about to act on
 * one waits. The caller holds the list of generations.
 */
export async function learnOfCases(
  manager: EntityManager,
  generation: number,
  events: readonly TellingEvent[],
): Promise<Learnt[]> {
  return join(manager, generation, knownCases(events));
}

/** Most cases are there already, so they are held first and the others inserted; one that somebody else inserts at that moment is waited for, and held then. */
async function join(manager: EntityManager, generation: number, told: readonly KnownCase[]): Promise<Learnt[]> {
  if (told.length === 0) return [];
  const held = await lockCases(
    manager,
    generation,
    told.map(({ id }) => id),
  );
  const before = new Map(held.map(({ id, known }) => [id, known]));
  const known = told.flatMap((said) => moreOf(said, before.get(said.id)));
  await overwrite(
    manager,
    generation,
    known.filter((one) => one.known !== one.before),
  );
  const absent = told.filter(({ id }) => !before.has(id));
  const fresh = await insert(manager, generation, absent);
  const overtaken = absent.filter(({ id }) => !fresh.has(id));
  return [
    ...known,
    ...absent.filter(({ id }) => fresh.has(id)).map((one) => ({ ...one, before: nothingKnown })),
    ...(await join(manager, generation, overtaken)),
  ];
}

function moreOf(said: KnownCase, before: CaseKnowledge | undefined): Learnt[] {
  if (!before) return [];
  const after = joined(before, said.known);
  return [{ ...said, before, known: isSame(before, after) ? before : after }];
}

/** In the order of their ids, so that two batches never wait for each other. */
async function lockCases(manager: EntityManager, generation: number, caseIds: readonly string[]): Promise<KnownCase[]> {
  const rows = await manager.query<KnownCaseRow[]>(
    `select ${selectedColumns} from known_case where generation = $1 and case_id = any($2::uuid[])
     order by case_id for no key update`,
    [generation, caseIds],
  );
  return rows.map(fromRow);
}

const insertion = `
  insert into known_case (generation, ${columnNames})
  select $1, * from unnest(${columnTypes}) as told (${columnNames}) order by case_id
  on conflict (case_id, generation)`;

/** @returns the ids of those that were not there */
async function insert(
  manager: EntityManager,
  generation: number,
  cases: readonly KnownCase[],
): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set();
  const rows = await manager.query<{ case_id: string }[]>(`${insertion} do nothing returning case_id`, [
    generation,
    ...columnsOf(cases),
  ]);
  return new Set(rows.map((row) => row.case_id));
}

/** An upsert although all of them exist: it goes by the key, while an `update … from` may be planned as a scan of the table. */
async function overwrite(manager: EntityManager, generation: number, cases: readonly KnownCase[]): Promise<void> {
  if (cases.length === 0) return;
  await manager.query(
    `${insertion} do update
     set known = excluded.known, status = excluded.status, region_code = excluded.region_code,
         bureau_id = excluded.bureau_id, submitted_at = excluded.submitted_at`,
    [generation, ...columnsOf(cases)],
  );
}

/**
 * The case with this number, held until the transaction ends, and the list of generations with it: what its steps say meanwhile comes after what is
 * done here, and no rebuild takes its place.
 * @throws Failure `case-not-found`, also while no step of it is known
 */
export async function lockKnownCase(manager: EntityManager, number: string): Promise<CaseFacts> {
  const [generation] = await holdGenerations(manager);
  const [row] = await manager.query<KnownCaseRow[]>(
    `select ${selectedColumns} from known_case
     where number = $1 and generation = $2 and status is not null for no key update`,
    [parseCaseNumber(number) ?? '', generation],
  );
  if (!row) throw new Failure('not-found', 'case-not-found', 'There is no case with this number.');
  return factsOf(fromRow(row));
}

/** Those that are known among these, held as by {@link lockKnownCase}. */
export async function lockKnownCases(manager: EntityManager, caseIds: readonly string[]): Promise<CaseFacts[]> {
  const [generation] = await holdGenerations(manager);
  return (await lockCases(manager, generation, caseIds)).map(factsOf);
}

/** What is known of a case; undefined where it is nothing. */
export async function findKnownCase(manager: EntityManager, caseId: string): Promise<CaseFacts | undefined> {
  return (await findKnownCases(manager, [caseId])).get(caseId);
}

/** Those that are known among these, by id. */
export async function findKnownCases(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  const rows = await manager.query<KnownCaseRow[]>(
    `select ${selectedColumns} from known_case where case_id = any($1::uuid[]) and generation = ${currentGeneration}`,
    [caseIds],
  );
  return new Map(rows.map((row) => [row.case_id, factsOf(fromRow(row))]));
}
