import type { EntityManager } from 'typeorm';
import { lockMergedInto } from './case-table.ts';
import { type Carried, decide } from './domain/decide.ts';
import { followingOf } from './domain/follow-target.ts';

/** What comes of a change for the cases that are handled as part of the one that has changed, and as part of those. */
export async function followTarget(manager: EntityManager, target: Carried, now: Date): Promise<Carried[]> {
  const followed: Carried[] = [];
  for (let ended = endedOf([target]); ended.size > 0;) {
    const carried = (await lockMergedInto(manager, [...ended.keys()])).flatMap((state) => {
      const command = state.status === 'merged' ? ended.get(state.merger.caseId) : undefined;
      const decision = command && decide(state, command, now);
      return decision?.outcome === 'carried-out' ? [decision] : [];
    });
    followed.push(...carried);
    ended = endedOf(carried);
  }
  return followed;
}

function endedOf(carried: readonly Carried[]) {
  return new Map(
    carried.flatMap((decision) => {
      const following = followingOf(decision);
      return following ? [[decision.state.id, following] as const] : [];
    }),
  );
}
