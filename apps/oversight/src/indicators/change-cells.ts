import type { EntityManager } from 'typeorm';
import { type CellChange, cellChanges, type Change } from './domain/cells.ts';
import { type Measure, measureFamilies, measures } from './domain/measures.ts';

const keys = 'dimension, grain, period, region_code, bureau_id, value, is_excluded';
const keyTypes = '$2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::boolean[]';
const firstCount = 9;

/** @returns SQL that adds to these measures and leaves the others alone: a cell has near sixty, of which a batch touches some */
function upsertOf(touched: readonly Measure[]): string {
  const countTypes = touched.map((_, index) => `$${index + firstCount}::integer[]`).join(', ');
  return `
  insert into figure_cell (generation, ${keys}, ${touched.join(', ')})
  select $1, * from unnest(${keyTypes}, ${countTypes})
  on conflict (generation, ${keys}) do update
  set ${touched.map((measure) => `${measure} = ${summed(measure)}`).join(', ')}`;
}

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

/**
 * Adds what Cases have come to add, and takes what they no longer do, from the cells of a generation: in bulk, in one statement and in the same order
 * for every writer.
 */
export async function changeCells(
  manager: EntityManager,
  generation: number,
  changes: readonly Change[],
): Promise<void> {
  const cells = cellChanges(changes);
  if (cells.length === 0) return;
  const touched = touchedBy(cells);
  const counts = touched.map((measure) => cells.map((cell) => cell.counts[measure] ?? null));
  await manager.query(upsertOf(touched), [generation, ...keysOf(cells), ...counts]);
  const lessened = cells.filter(({ counts: changed }) => Object.values(changed).some((count = 0) => count < 0));
  if (lessened.length > 0) await manager.query(sweep, [generation, ...keysOf(lessened)]);
}

/** Whole families, so that there are few statements, each of which comes often. */
function touchedBy(cells: readonly CellChange[]): Measure[] {
  const changed = new Set(cells.flatMap(({ counts }) => Object.keys(counts)));
  return measureFamilies.filter((family) => family.some((measure) => changed.has(measure))).flat();
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
