import { Failure } from '#domain';
import { type CaseEvent, transact } from '#platform';
import type { DataSource } from 'typeorm';
import { archivedEvents } from '../archive/archived-events.ts';
import { followDirectory } from '../directory/follow-directory.ts';
import { moveFigures } from '../figures/move-figures.ts';
import { hotIssueEvents, keepHotIssues } from '../hot-issues/follow-hot-issues.ts';
import { namingEvents } from '../indicators/domain/names.ts';
import { isTelling, tellingEvents } from '../known-cases/domain/telling-event.ts';
import { openGeneration, promoteGeneration } from '../known-cases/generations.ts';
import { learnOfCases } from '../known-cases/known-case-table.ts';

export interface Rebuilt {
  readonly generation: number;
  /** Events read from the archive. */
  readonly events: number;
}

const read = [...tellingEvents, ...namingEvents, ...hotIssueEvents];

/**
 * Makes again from the archive what is known of all cases and all figures, while events keep coming, and adds what is missing of bureaus and hot issues.
 * New events feed the current generation and the one being built; since events may be applied in any order and twice, it does not matter who applies
 * one first. What follows cases is to be told of them after that: `tellFollowers`.
 *
 * @throws Failure `rebuild-running` when another rebuild is under way
 */
export async function rebuildFromArchive(dataSource: DataSource, pageSize = 5_000): Promise<Rebuilt> {
  return alone(dataSource, async () => {
    const generation = await openGeneration(dataSource);
    let count = 0;
    for await (const page of archivedEvents(dataSource, read, pageSize)) {
      // Of an event all of these read its type and what it carries, both of which the archive has as they came.
      const events = page as unknown as readonly CaseEvent[];
      // A page may be applied again, so that live events in its way do not cost what was read before it.
      await transact(dataSource, async (manager) => {
        await followDirectory(manager, events);
        const learnt = await learnOfCases(manager, generation, events.filter(isTelling));
        await keepHotIssues(manager, events);
        await moveFigures(manager, generation, learnt, events);
      });
      count += page.length;
    }
    await promoteGeneration(dataSource, generation);
    return { generation, events: count };
  });
}

/** One rebuild at a time; the lock goes with its connection, also when the process dies. */
async function alone<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const connection = dataSource.createQueryRunner();
  const lock = `hashtextextended('oversight.rebuild', 0)`;
  try {
    const [answer] = (await connection.query(`SELECT pg_try_advisory_lock(${lock}) AS free`)) as { free: boolean }[];
    if (!answer?.free) throw new Failure('conflict', 'rebuild-running', 'Another rebuild is under way.');
    try {
      return await work();
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${lock})`);
    }
  } finally {
    await connection.release();
  }
}
