import type { EntityManager } from 'typeorm';
import type { Move } from './domain/count-changes.ts';
import { merged, type Standing } from './domain/standing.ts';
import { columnsOf, fromRow, type StandingRow } from './standing-row.ts';

/**
 * Merges what is newly known into the standings of a generation, in bulk and under lock, and tells which Cases moved.
 * Cases that are new are inserted first; whoever inserts the same one at that moment is waited for.
 */
export async function advanceStandings(
  manager: EntityManager,
  generation: number,
  news: readonly Standing[],
): Promise<Move[]> {
  const fresh = await insertFresh(manager, generation, news);
  const rest = news.filter(({ caseId }) => !fresh.has(caseId));
  const known = await lockKnown(manager, generation, rest);
  const moves = rest.flatMap((said): Move[] => {
    const before = known.get(said.caseId);
    const after = before && merged(before, said);
    return after && isNewer(after, before) ? [{ before, after }] : [];
  });
  await overwrite(
    manager,
    generation,
    moves.map(({ after }) => after),
  );
  return [...news.filter(({ caseId }) => fresh.has(caseId)).map((after) => ({ after })), ...moves];
}

const isNewer = (after: Standing, before: Standing) =>
  after.version > before.version || after.regionVersion !== before.regionVersion;

const columnTypes = '$2::uuid[], $3::integer[], $4::text[], $5::text[], $6::integer[], $7::text[]';
const columnNames = 'case_id, version, status, bureau_id, region_version, region_code';

async function insertFresh(
  manager: EntityManager,
  generation: number,
  news: readonly Standing[],
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ case_id: string }[]>(
    `INSERT INTO case_standing (generation, ${columnNames})
     SELECT $1, * FROM unnest(${columnTypes}) AS said (${columnNames}) ORDER BY case_id
     ON CONFLICT DO NOTHING RETURNING case_id`,
    [generation, ...columnsOf(news)],
  );
  return new Set(rows.map((row) => row.case_id));
}

async function lockKnown(
  manager: EntityManager,
  generation: number,
  news: readonly Standing[],
): Promise<ReadonlyMap<string, Standing>> {
  if (news.length === 0) return new Map();
  const rows = await manager.query<StandingRow[]>(
    `SELECT ${columnNames} FROM case_standing WHERE generation = $1 AND case_id = ANY($2::uuid[])
     ORDER BY case_id FOR UPDATE`,
    [generation, news.map(({ caseId }) => caseId)],
  );
  return new Map(rows.map((row) => [row.case_id, fromRow(row)]));
}

/** An upsert although all of them exist: it goes by the key, while an UPDATE … FROM may be planned as a scan of the table. */
async function overwrite(manager: EntityManager, generation: number, standings: readonly Standing[]): Promise<void> {
  if (standings.length === 0) return;
  await manager.query(
    `INSERT INTO case_standing (generation, ${columnNames})
     SELECT $1, * FROM unnest(${columnTypes}) AS said (${columnNames}) ORDER BY case_id
     ON CONFLICT (case_id, generation) DO UPDATE
     SET version = excluded.version, status = excluded.status, bureau_id = excluded.bureau_id,
         region_version = excluded.region_version, region_code = excluded.region_code`,
    [generation, ...columnsOf(standings)],
  );
}
