import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { followDirectory } from '../directory/follow-directory.ts';
import { followHotIssues } from '../hot-issues/follow-hot-issues.ts';
import { keepKnownCases } from '../known-cases/known-case-table.ts';
import { FollowListedCases } from '../supervising/follow-listed-cases.ts';

/**
 * Lets what happens reach whoever watches: the copy of the directory, what is known of cases, the supervision list, hot issues. In any order, and
 * however often. The cases are held first and what follows them after that, as by whoever acts on them.
 */
@Injectable()
export class FollowWatched {
  constructor(private readonly listed: FollowListedCases) {}

  async execute(events: readonly CaseEvent[], { manager, now }: Pick<BatchContext, 'manager' | 'now'>): Promise<void> {
    await followDirectory(manager, events);
    const cases = await keepKnownCases(manager, events);
    await this.listed.follow(manager, cases, now);
    const caseIds = cases.map(({ caseId }) => caseId);
    await followHotIssues(manager, events, caseIds);
  }
}
