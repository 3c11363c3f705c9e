import { type CaseEventType, eventCatalogue } from '#contracts';
import type { CaseEvent, Clock } from '#platform';
import type { DataSource } from 'typeorm';
import { archivedEvents } from '../archive/archived-events.ts';
import { statusAfter } from '../figures/domain/case-step.ts';
import type { FollowWatched } from './follow-watched.ts';

/** What is watched is made of these. */
const watched = (Object.keys(eventCatalogue) as CaseEventType[]).filter(
  (type) => type in statusAfter || /^xinqiao\.(hot-issue|bureaus?)\./.test(type),
);

/**
 * Learns from the archive what is to be known of cases, bureaus and hot issues, while events keep coming: where oversight archived before it watched, or lost
 * what it knew. As events may come in any order and twice, it does not matter who tells one first, and to do it again changes nothing.
 * @returns how many events were read
 */
export async function learnFromArchive(
  dataSource: DataSource,
  followWatched: FollowWatched,
  clock: Clock,
  pageSize = 2_000,
): Promise<number> {
  let read = 0;
  for await (const page of archivedEvents(dataSource, watched, pageSize)) {
    // Of an event these followers read its type and what it carries, both of which the archive has as they came.
    const events = page as unknown as readonly CaseEvent[];
    await dataSource.transaction(async (manager) => {
      await followWatched.execute(events, { manager, now: await clock.now(manager) });
    });
    read += page.length;
  }
  return read;
}
