import type { DataSource } from 'typeorm';

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

/** The counts as the standings have them: what the counts must always be. */
export async function countsByStanding(dataSource: DataSource): Promise<unknown[]> {
  return dataSource.query(
    `SELECT region_code, bureau_id, status, count(*)::integer AS count FROM case_standing
     WHERE generation = (SELECT id FROM figure_generation WHERE state = 'current')
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
}
