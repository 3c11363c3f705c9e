import { readMergers } from '#platform';
import type { EntityManager } from 'typeorm';
import { lockMergedInto } from './case-table.ts';
import { decideEach } from './decide-each.ts';
import { areAboutTheSame } from './domain/about-the-same.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { Carried } from './domain/decide.ts';
import { type Change, followingOf } from './domain/follow-target.ts';

/** With how the case was before. */
export interface OfCase extends Carried {
  readonly before: OpenedCase;
}

/** What comes of changes for the cases that are handled as part of those that have changed, and as part of those. */
export async function followTargets(manager: EntityManager, targets: readonly Change[], now: Date): Promise<OfCase[]> {
  const followed: OfCase[] = [];
  for (let wanted = await wantedBy(manager, targets); wanted.size > 0;) {
    const asked = (await lockMergedInto(manager, [...wanted.keys()])).flatMap((before) => {
      const command = before.status === 'merged' ? wanted.get(before.merger.caseId) : undefined;
      return command ? [{ before, command }] : [];
    });
    const decisions = await decideEach(manager, asked, now);
    const carried = asked.flatMap(({ before }, index) => {
      const decision = decisions[index];
      return decision?.outcome === 'carried-out' ? [{ ...decision, before }] : [];
    });
    followed.push(...carried);
    wanted = await wantedBy(manager, carried);
  }
  return followed;
}

/** What is to be done with the cases that are part of these, by the ids of these. Mergers are asked for only where one names others than before. */
async function wantedBy(manager: EntityManager, targets: readonly Change[]) {
  const namesOthers = targets.some(({ before, state }) => !areAboutTheSame(before, state, []));
  const mergers = namesOthers ? await readMergers(manager) : [];
  return new Map(
    targets.flatMap((target) => {
      const following = followingOf(target, mergers);
      return following ? [[target.state.id, following] as const] : [];
    }),
  );
}
