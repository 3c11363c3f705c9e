import type { DataSource } from 'typeorm';
import { measures } from '../src/indicators/domain/measures.ts';

/** All that the current generation holds, in a form that two generations can be compared by. */
export async function figuresOf(dataSource: DataSource) {
  const current = `(SELECT id FROM figure_generation WHERE state = 'current')`;
  const standings = await dataSource.query<Record<string, unknown>[]>(
    `SELECT case_id, version, status, bureau_id, region_version, region_code FROM case_standing
     WHERE generation = ${current} ORDER BY case_id`,
  );
  const counts = await dataSource.query<Record<string, unknown>[]>(
    `SELECT region_code, bureau_id, status, sum(count)::integer AS count FROM case_count
     WHERE generation = ${current} GROUP BY 1, 2, 3 HAVING sum(count) <> 0 ORDER BY 1, 2, 3`,
  );
  return { standings, counts };
}

const columnsOf = {
  case_standing: 'case_id, version, status, bureau_id, region_version, region_code',
  case_knowledge: 'case_id, case_number, known, region_code, bureau_id, resolve_from, resolve_by',
  figure_cell: `dimension, grain, period, region_code, bureau_id, value, is_excluded, ${measures.join(', ')}`,
  figure_name: 'what, code, version, name',
};

/**
 * Every table of the current generation, row by row as PostgreSQL writes them, ordered by their keys. Of `case_count` the sums: in which of its slots
 * a count stands is which connection counted it.
 */
export async function tablesOf(dataSource: DataSource): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {
    case_count: (await figuresOf(dataSource)).counts.map((row) => JSON.stringify(row)),
  };
  for (const [table, columns] of Object.entries(columnsOf)) {
    const rows = await dataSource.query<{ line: string }[]>(
      `SELECT row(${columns})::text AS line FROM ${table}
       WHERE generation = (SELECT id FROM figure_generation WHERE state = 'current') ORDER BY ${columns}`,
    );
    tables[table] = rows.map(({ line }) => line);
  }
  return tables;
}

/** The counts as the standings have them: what the counts must always be. */
export async function countsByStanding(dataSource: DataSource): Promise<unknown[]> {
  return dataSource.query(
    `SELECT region_code, bureau_id, status, count(*)::integer AS count FROM case_standing
     WHERE generation = (SELECT id FROM figure_generation WHERE state = 'current')
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
}
