import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { followDirectory } from '../directory/follow-directory.ts';
import { EscalateCases } from '../escalating/escalate-cases.ts';
import { moveFigures } from '../figures/move-figures.ts';
import { followHotIssues } from '../hot-issues/follow-hot-issues.ts';
import { type CaseFacts, factsOf } from '../known-cases/domain/case-facts.ts';
import { isTelling } from '../known-cases/domain/telling-event.ts';
import { holdGenerations } from '../known-cases/generations.ts';
import { type Learnt, learnOfCases } from '../known-cases/known-case-table.ts';
import { FollowListedCases } from '../supervising/follow-listed-cases.ts';
import { complaintsTouchedBy } from './complaints-touched-by-mergers.ts';

/**
 * Lets what happens reach all that follows cases: the copy of the directory, what is known of cases, the supervision list, hot issues, escalations, and
 * the figures. In any order, and however often. Everybody holds in this order, also whoever acts on a case: the list of generations, the cases, what
 * follows them, and last the sums in which many write.
 */
@Injectable()
export class FollowCases {
  constructor(
    private readonly listed: FollowListedCases,
    private readonly escalateCases: EscalateCases,
  ) {}

  async execute(events: readonly CaseEvent[], { manager, now }: Pick<BatchContext, 'manager' | 'now'>): Promise<void> {
    const generations = await holdGenerations(manager);
    const merged = await followDirectory(manager, events);
    const telling = events.filter(isTelling);
    const learnt = new Map<number, Learnt[]>();
    for (const generation of generations) learnt.set(generation, await learnOfCases(manager, generation, telling));
    const told = (learnt.get(generations[0]) ?? []).map(factsOf);
    const cases = uniqueCases([...told, ...(await complaintsTouchedBy(manager, merged))]);
    await this.listed.follow(manager, cases, now);
    await followHotIssues(
      manager,
      events,
      cases.map(({ caseId }) => caseId),
    );
    await this.escalateCases.execute(events, cases, { manager, now });
    for (const [generation, news] of learnt) await moveFigures(manager, generation, news, events);
  }
}

/** A case once, though it be touched by its own events and by a merger. */
function uniqueCases(cases: readonly CaseFacts[]): CaseFacts[] {
  return [...new Map(cases.map((one) => [one.caseId, one])).values()];
}
