import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { withAdmin } from '../../deploy/local/topics.ts';

const betweenLooksMs = 1_000;
const patienceMs = 900_000;

/**
 * Waits until everybody who consumes has handled all that was published: those beside the way to a queue fall behind under load and would be measured
 * catching up.
 * @throws when they have not within a quarter of an hour
 */
export function untilCaughtUp(brokers: string): Promise<void> {
  return withAdmin(brokers, async (admin) => {
    const end = Date.now() + patienceMs;
    for (let behind = await eventsBehind(admin); behind > 0; behind = await eventsBehind(admin)) {
      if (Date.now() > end) throw new Error(`consumers are still ${behind} events behind`);
      await pause(betweenLooksMs);
    }
  });
}

/** Of all groups that have members: how many events they have yet to handle. */
async function eventsBehind(admin: Admin): Promise<number> {
  const listed = await admin.listGroups();
  const { groups } = await admin.describeGroups(listed.groups.map(({ groupId }) => groupId));
  const living = groups.filter(({ members }) => members.length > 0);
  const handled = (await Promise.all(living.map(({ groupId }) => admin.fetchOffsets({ groupId })))).flat();
  const ends = new Map<string, number>();
  for (const topic of new Set(handled.map((one) => one.topic)))
    for (const { partition, offset } of await admin.fetchTopicOffsets(topic))
      ends.set(`${topic} ${partition}`, Number(offset));
  return handled
    .flatMap(({ topic, partitions }) => partitions.map((one) => ({ topic, ...one })))
    .reduce(
      (sum, { topic, partition, offset }) =>
        sum + (ends.get(`${topic} ${partition}`) ?? 0) - Math.max(0, Number(offset)),
      0,
    );
}
