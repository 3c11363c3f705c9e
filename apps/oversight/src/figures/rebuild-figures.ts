import { Failure } from '#domain';
import type { DataSource } from 'typeorm';
import { archivedEvents } from '../archive/archived-events.ts';
import { applyEvents } from './apply-events.ts';
import { openGeneration, promoteGeneration } from './generations.ts';
import { figureEventTypes } from './moves-figures.ts';

export interface Rebuilt {
  readonly generation: number;
  /** Events read from the archive. */
  readonly events: number;
}

/**
 * Makes all figures again from the archive while events keep coming. New events feed the current generation and
 * the one being built; since events may be applied in any order and twice, it does not matter who applies one first.
 *
 * @throws Failure `rebuild-running` when another rebuild is under way
 */
export async function rebuildFigures(dataSource: DataSource, pageSize = 5_000): Promise<Rebuilt> {
  return alone(dataSource, async () => {
    const generation = await openGeneration(dataSource);
    let read = 0;
    for await (const page of archivedEvents(dataSource, figureEventTypes, pageSize)) {
      await dataSource.transaction((manager) => applyEvents(manager, generation, page));
      read += page.length;
    }
    await promoteGeneration(dataSource, generation);
    return { generation, events: read };
  });
}

/** One rebuild at a time; the lock goes with its connection, also when the process dies. */
async function alone<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const connection = dataSource.createQueryRunner();
  const lock = `hashtextextended('oversight.rebuild-figures', 0)`;
  try {
    const [answer] = (await connection.query(`SELECT pg_try_advisory_lock(${lock}) AS free`)) as { free: boolean }[];
    if (!answer?.free) throw new Failure('conflict', 'rebuild-running', 'Another rebuild of the figures is under way.');
    try {
      return await work();
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${lock})`);
    }
  } finally {
    await connection.release();
  }
}
