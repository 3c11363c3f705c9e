/** What is known of cases, in and out of its table; every function works in the caller's transaction. */
import { Failure, parseCaseNumber } from '#domain';
import type { EntityManager } from 'typeorm';
import { isCaseStep } from '../figures/domain/case-step.ts';
import { type CaseFacts, factsOf, mergedFacts } from './domain/case-facts.ts';

/**
 * Adds what these events say to what is known of their cases, which are held until the transaction ends: whoever is about to act on one waits.
 * @returns the cases as they are known now
 */
export async function keepKnownCases(
  manager: EntityManager,
  events: readonly { readonly type: string }[],
): Promise<CaseFacts[]> {
  const news = factsOf(events.filter(isCaseStep));
  if (news.length === 0) return [];
  const fresh = await insertFresh(manager, news);
  const rest = news.filter(({ caseId }) => !fresh.has(caseId));
  const known = await lockKnown(manager, rest);
  const moved = rest.map((said) => mergedFacts(known.get(said.caseId) ?? said, said));
  await overwrite(manager, moved);
  return [...news.filter(({ caseId }) => fresh.has(caseId)), ...moved];
}

/**
 * The case with this number, held until the transaction ends: what its steps say meanwhile comes after what is done here.
 * @throws Failure `case-not-found`
 */
export async function lockKnownCase(manager: EntityManager, number: string): Promise<CaseFacts> {
  const stored = parseCaseNumber(number);
  const rows = await manager.query<{ facts: CaseFacts }[]>(
    'select facts from known_case where number = $1 for no key update',
    [stored ?? ''],
  );
  const [row] = rows;
  if (!row) throw new Failure('not-found', 'case-not-found', 'There is no case with this number.');
  return row.facts;
}

/** Those that are known among these. */
export async function findKnownCases(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  const rows = await manager.query<{ facts: CaseFacts }[]>(
    'select facts from known_case where case_id = any($1::uuid[])',
    [caseIds],
  );
  return new Map(rows.map(({ facts }) => [facts.caseId, facts]));
}

const columns = 'case_id, number, status, region_code, submitted_at, facts';
const rowsOf = `
  select ("facts" ->> 'caseId')::uuid, "facts" ->> 'number', "facts" -> 'status' ->> 'is', "facts" -> 'regionCode' ->> 'is',
         ("facts" -> 'submittedAt' ->> 'is')::timestamptz, "facts"
  from json_array_elements($1::json) as came ("facts") order by 1`;

async function insertFresh(manager: EntityManager, news: readonly CaseFacts[]): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ case_id: string }[]>(
    `insert into known_case (${columns}) ${rowsOf} on conflict do nothing returning case_id`,
    [JSON.stringify(news)],
  );
  return new Set(rows.map(({ case_id }) => case_id));
}

async function lockKnown(manager: EntityManager, news: readonly CaseFacts[]): Promise<ReadonlyMap<string, CaseFacts>> {
  if (news.length === 0) return new Map();
  const rows = await manager.query<{ facts: CaseFacts }[]>(
    'select facts from known_case where case_id = any($1::uuid[]) order by case_id for no key update',
    [news.map(({ caseId }) => caseId)],
  );
  return new Map(rows.map(({ facts }) => [facts.caseId, facts]));
}

/** An upsert although all of them exist: it goes by the key, while an UPDATE … FROM may be planned as a scan of the table. */
async function overwrite(manager: EntityManager, moved: readonly CaseFacts[]): Promise<void> {
  if (moved.length === 0) return;
  await manager.query(
    `insert into known_case (${columns}) ${rowsOf}
     on conflict (case_id) do update
     set status = excluded.status, region_code = excluded.region_code, submitted_at = excluded.submitted_at,
         facts = excluded.facts`,
    [JSON.stringify(moved)],
  );
}
