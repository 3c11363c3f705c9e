import type { EntityManager } from 'typeorm';
import { type CellChange, cellChanges, type Change } from './domain/cells.ts';
import { measures } from './domain/measures.ts';

const keys = 'dimension, grain, period, region_code, bureau_id, value, is_excluded';
const keyTypes = '$2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::boolean[]';
const firstCount = 9;
const countTypes = measures.map((_, index) => `$${index + firstCount}::integer[]`).join(', ');

const upsert = `
  insert into figure_cell (generation, ${keys}, ${measures.join(', ')})
  select $1, * from unnest(${keyTypes}, ${countTypes})
  on conflict (generation, ${keys}) do update
  set ${measures.map((measure) => `${measure} = ${summed(measure)}`).join(', ')}`;

/** Nothing stays nothing, and what comes to 0 becomes nothing: the same cells whatever came first. */
function summed(measure: string): string {
  const [had, comes] = [`figure_cell.${measure}`, `excluded.${measure}`];
  return `case when ${comes} is null then ${had} else nullif(coalesce(${had}, 0) + ${comes}, 0) end`;
}

const sweep = `
  delete from figure_cell using unnest(${keyTypes}) as touched (${keys})
  where figure_cell.generation = $1 and ${keys
    .split(', ')
    .map((key) => `figure_cell.${key} = touched.${key}`)
    .join(' and ')} and num_nonnulls(${measures.join(', ')}) = 0`;

/** Adds what Cases have come to add, and takes what they no longer do, from the cells of a generation: in bulk, in the same order for every writer. */
export async function changeCells(
  manager: EntityManager,
  generation: number,
  changes: readonly Change[],
): Promise<void> {
  const cells = cellChanges(changes);
  if (cells.length === 0) return;
  const counts = measures.map((measure) => cells.map((cell) => cell.counts[measure] ?? null));
  await manager.query(upsert, [generation, ...keysOf(cells), ...counts]);
  const lessened = cells.filter(({ counts: changed }) => Object.values(changed).some((count = 0) => count < 0));
  if (lessened.length > 0) await manager.query(sweep, [generation, ...keysOf(lessened)]);
}

function keysOf(cells: readonly CellChange[]): unknown[][] {
  return [
    cells.map(({ dimension }) => dimension),
    cells.map(({ grain }) => grain),
    cells.map(({ period }) => period),
    cells.map(({ region }) => region),
    cells.map(({ bureau }) => bureau),
    cells.map(({ value }) => value),
    cells.map(({ isExcluded }) => isExcluded),
  ];
}
