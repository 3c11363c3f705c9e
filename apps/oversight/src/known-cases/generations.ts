import type { DataSource, EntityManager } from 'typeorm';

/** SQL: the generation that readers see. */
export const currentGeneration = `(select id from figure_generation where state = 'current')`;

/**
 * What is known of cases and the figures made of it stand in generations of the same tables: the current one and, while a rebuild runs, the one that is
 * being built. Whoever applies events or acts on a case holds the list of generations still until his commit, before he holds anything that is in one;
 * whoever changes the list waits for him.
 * @returns the current one first
 */
export async function holdGenerations(manager: EntityManager): Promise<[current: number, ...building: number[]]> {
  // Two statements on purpose: the second one's snapshot is taken after the lock was granted.
  await manager.query('LOCK TABLE figure_generation IN ROW SHARE MODE');
  const rows = await manager.query<{ id: number }[]>(
    `SELECT id FROM figure_generation ORDER BY state = 'building', id`,
  );
  const [current, ...building] = rows.map(({ id }) => id);
  if (current === undefined) throw new Error('There is no generation of figures.');
  return [current, ...building];
}

/** Opens an empty generation, in place of one that an interrupted rebuild left. From its commit on, events feed it too. */
export async function openGeneration(dataSource: DataSource): Promise<number> {
  const id = await dataSource.transaction(async (manager) => {
    await manager.query('LOCK TABLE figure_generation IN EXCLUSIVE MODE');
    await manager.query(`DELETE FROM figure_generation WHERE state = 'building'`);
    const [opened] = await manager.query<{ id: number }[]>(
      `INSERT INTO figure_generation (state) VALUES ('building') RETURNING id`,
    );
    if (!opened) throw new Error('PostgreSQL returned no id for the generation that it inserted.');
    return opened.id;
  });
  await removeAbandoned(dataSource);
  return id;
}

/**
 * Makes the generation that was built the current one; readers see the one or the other, never a mixture.
 * @throws Error where it is not there any more, because another rebuild has begun; the current one stays
 */
export async function promoteGeneration(dataSource: DataSource, id: number): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('LOCK TABLE figure_generation IN EXCLUSIVE MODE');
    await manager.query(`DELETE FROM figure_generation WHERE state = 'current'`);
    const [promoted] = await manager.query<[{ id: number }[], number]>(
      `UPDATE figure_generation SET state = 'current' WHERE id = $1 RETURNING id`,
      [id],
    );
    if (promoted.length === 0) throw new Error('The generation that was built is not there any more.');
  });
  await removeAbandoned(dataSource);
}

/** Every table that a generation fills. */
const filled = ['known_case', 'running_clock', 'case_count', 'figure_cell', 'figure_name'];

async function removeAbandoned(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    for (const table of filled)
      await manager.query(`DELETE FROM ${table} WHERE generation NOT IN (SELECT id FROM figure_generation)`);
  });
}
