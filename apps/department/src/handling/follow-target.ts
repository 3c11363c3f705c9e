import type { EntityManager } from 'typeorm';
import { lockMergedInto } from './case-table.ts';
import { decideEach } from './decide-each.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { Carried } from './domain/decide.ts';
import { followingOf } from './domain/follow-target.ts';

/** With how the case was before. */
export interface OfCase extends Carried {
  readonly before: OpenedCase;
}

/** What comes of changes for the cases that are handled as part of those that have changed, and as part of those. */
export async function followTargets(manager: EntityManager, targets: readonly Carried[], now: Date): Promise<OfCase[]> {
  const followed: OfCase[] = [];
  for (let ended = endedOf(targets); ended.size > 0;) {
    const asked = (await lockMergedInto(manager, [...ended.keys()])).flatMap((before) => {
      const command = before.status === 'merged' ? ended.get(before.merger.caseId) : undefined;
      return command ? [{ before, command }] : [];
    });
    const decisions = await decideEach(manager, asked, now);
    const carried = asked.flatMap(({ before }, index) => {
      const decision = decisions[index];
      return decision?.outcome === 'carried-out' ? [{ ...decision, before }] : [];
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
