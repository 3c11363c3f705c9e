import type { DataSource, EntityManager } from 'typeorm';

/**
 * The current figures and, while a rebuild runs, the ones being built are two generations of the same tables. Whoever
 * applies events holds the list of generations still until his commit; whoever changes the list waits for him.
 */
export async function generationsToFeed(manager: EntityManager): Promise<number[]> {
  // Two statements on purpose: the second one's snapshot is taken after the lock was granted.
  await manager.query('LOCK TABLE figure_generation IN ROW SHARE MODE');
  const rows = await manager.query<{ id: number }[]>('SELECT id FROM figure_generation ORDER BY id');
  return rows.map(({ id }) => id);
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

/** Makes the generation that was built the current one; readers see the one or the other, never a mixture. */
export async function promoteGeneration(dataSource: DataSource, id: number): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('LOCK TABLE figure_generation IN EXCLUSIVE MODE');
    await manager.query(`DELETE FROM figure_generation WHERE state = 'current'`);
    await manager.query(`UPDATE figure_generation SET state = 'current' WHERE id = $1`, [id]);
  });
  await removeAbandoned(dataSource);
}

/** Every table that a generation fills. */
const filled = ['case_standing', 'case_count', 'case_knowledge', 'figure_cell', 'figure_name'];

async function removeAbandoned(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    for (const table of filled)
      await manager.query(`DELETE FROM ${table} WHERE generation NOT IN (SELECT id FROM figure_generation)`);
  });
}
