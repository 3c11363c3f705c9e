import type { DataSource } from 'typeorm';
import { standingOf } from '../src/figures/domain/standing.ts';
import { measures } from '../src/indicators/domain/measures.ts';
import type { CaseKnowledge } from '../src/known-cases/domain/known-case.ts';
import { currentGeneration } from '../src/known-cases/generations.ts';
import { columnNames } from '../src/known-cases/known-case-row.ts';

/** Where each case stands by what the current generation knows of it, and how many it counts where, in a form that two generations can be compared by. */
export async function figuresOf(dataSource: DataSource) {
  const cases = await dataSource.query<{ case_id: string; known: CaseKnowledge }[]>(
    `SELECT case_id, known FROM known_case WHERE generation = ${currentGeneration} ORDER BY case_id`,
  );
  const standings = cases.map(({ case_id, known }) => ({ case_id, standing: standingOf(known) }));
  const counts = await dataSource.query<CountRow[]>(
    `SELECT region_code, bureau_id, status, sum(count)::integer AS count FROM case_count
     WHERE generation = ${currentGeneration} GROUP BY 1, 2, 3 HAVING sum(count) <> 0`,
  );
  return { standings, counts: inOrder(counts) };
}

interface CountRow {
  readonly region_code: string;
  readonly bureau_id: string;
  readonly status: string;
  readonly count: number;
}

const columnsOf = {
  known_case: columnNames,
  running_clock: 'case_id, resolve_from, resolve_by, region_code, bureau_id',
  figure_cell: `dimension, grain, period, region_code, bureau_id, value, is_excluded, ${measures.join(', ')}`,
  figure_name: 'what, code, version, name',
};

/**
 * Every table of the current generation, row by row as PostgreSQL writes them, in a fixed order. Of `case_count` the sums: in which of its slots
 * a count stands is which connection counted it.
 */
export async function tablesOf(dataSource: DataSource): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {
    case_count: (await figuresOf(dataSource)).counts.map((row) => JSON.stringify(row)),
  };
  for (const [table, columns] of Object.entries(columnsOf)) {
    const rows = await dataSource.query<{ line: string }[]>(
      `SELECT row(${columns})::text AS line FROM ${table}
       WHERE generation = ${currentGeneration} ORDER BY line`,
    );
    tables[table] = rows.map(({ line }) => line);
  }
  return tables;
}

/** The counts as the standings have them: what the counts must always be. */
export async function countsByStanding(dataSource: DataSource): Promise<CountRow[]> {
  const { standings } = await figuresOf(dataSource);
  const counts = new Map<string, CountRow>();
  for (const { standing } of standings) {
    if (!standing) continue;
    const { regionCode: region_code = '', bureauId: bureau_id = '', status } = standing;
    const key = JSON.stringify([region_code, bureau_id, status]);
    counts.set(key, { region_code, bureau_id, status, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return inOrder([...counts.values()]);
}

function inOrder(counts: readonly CountRow[]): CountRow[] {
  const key = ({ region_code, bureau_id, status }: CountRow) => JSON.stringify([region_code, bureau_id, status]);
  return counts.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
