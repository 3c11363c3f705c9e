import type { EntityManager } from 'typeorm';
import { type CaseKnowledge, joined, type KnownCase, knownCases } from './domain/case-knowledge.ts';
import type { Change } from './domain/cells.ts';
import { contributionsOf } from './domain/contributions.ts';
import type { FigureEvent } from './domain/figure-event.ts';
import { columnNames, columnsOf, columnTypes } from './knowledge-row.ts';

/**
 * Joins what events tell to what is known of their Cases, in bulk and under lock, and says what those Cases add to figures now and added before.
 * Cases that are new are inserted first; whoever inserts the same one at that moment is waited for.
 */
export async function learnOfCases(
  manager: EntityManager,
  generation: number,
  events: readonly FigureEvent[],
): Promise<Change[]> {
  if (events.length === 0) return [];
  const told = knownCases(events);
  const fresh = await insertFresh(manager, generation, told);
  const rest = told.filter(({ id }) => !fresh.has(id));
  const before = await lockKnown(manager, generation, rest);
  const learnt = rest.flatMap((said) => moreOf(said, before.get(said.id)));
  await overwrite(manager, generation, learnt);
  return [
    ...told.filter(({ id }) => fresh.has(id)).map(({ known }) => ({ before: [], after: contributionsOf(known) })),
    ...learnt.map(({ earlier, known }) => ({ before: contributionsOf(earlier), after: contributionsOf(known) })),
  ];
}

interface Learnt extends KnownCase {
  /** What was known before. */
  readonly earlier: CaseKnowledge;
}

/** The Case with what is said joined to what was known; none where that is nothing new. */
function moreOf(said: KnownCase, earlier: CaseKnowledge | undefined): Learnt[] {
  if (!earlier) return [];
  const known = joined(earlier, said.known);
  return isSame(known, earlier) ? [] : [{ ...said, earlier, known }];
}

const isSame = (one: CaseKnowledge, other: CaseKnowledge) => canonical(one) === canonical(other);

/** The same text for the same knowledge, in whatever order its parts were read. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

async function insertFresh(
  manager: EntityManager,
  generation: number,
  cases: readonly KnownCase[],
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ case_id: string }[]>(
    `insert into case_knowledge (generation, ${columnNames})
     select $1, * from unnest(${columnTypes}) as told (${columnNames}) order by case_id
     on conflict do nothing returning case_id`,
    [generation, ...columnsOf(cases)],
  );
  return new Set(rows.map((row) => row.case_id));
}

async function lockKnown(
  manager: EntityManager,
  generation: number,
  cases: readonly KnownCase[],
): Promise<ReadonlyMap<string, CaseKnowledge>> {
  if (cases.length === 0) return new Map();
  const rows = await manager.query<{ case_id: string; known: CaseKnowledge }[]>(
    `select case_id, known from case_knowledge where generation = $1 and case_id = any($2::uuid[])
     order by case_id for update`,
    [generation, cases.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.case_id, row.known]));
}

/** An upsert although all of them exist: it goes by the key, while an `update … from` may be planned as a scan of the table. */
async function overwrite(manager: EntityManager, generation: number, cases: readonly KnownCase[]): Promise<void> {
  if (cases.length === 0) return;
  await manager.query(
    `insert into case_knowledge (generation, ${columnNames})
     select $1, * from unnest(${columnTypes}) as told (${columnNames}) order by case_id
     on conflict (case_id, generation) do update
     set known = excluded.known, region_code = excluded.region_code, bureau_id = excluded.bureau_id,
         resolve_from = excluded.resolve_from, resolve_by = excluded.resolve_by`,
    [generation, ...columnsOf(cases)],
  );
}
