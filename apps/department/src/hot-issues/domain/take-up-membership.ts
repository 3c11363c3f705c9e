import type { HotIssueOfCase } from '#contracts';
import type { OpenedCase } from '../../handling/domain/case-state.ts';
import type { Command } from '../../handling/domain/command.ts';
import { type Carried, decide } from '../../handling/domain/decide.ts';

/**
 * Brings a case into the hot issue that it is of, and out of another one.
 * @returns undefined where nothing is to be done, or the case is not open
 */
export function takeUpMembership(
  before: OpenedCase,
  hotIssue: HotIssueOfCase | undefined,
  now: Date,
): Carried | undefined {
  if (before.hotIssue?.hotIssueId === hotIssue?.hotIssueId) return undefined;
  const left = before.hotIssue && carriedOut(before, { kind: 'leave-hot-issue' }, now);
  const joined = hotIssue && carriedOut(left?.state ?? before, { kind: 'join-hot-issue', hotIssue }, now);
  if (!left || !joined) return left ?? joined;
  return { ...joined, facts: [...left.facts, ...joined.facts] };
}

function carriedOut(state: OpenedCase, command: Command, now: Date): Carried | undefined {
  const decision = decide(state, command, now);
  return decision.outcome === 'carried-out' ? decision : undefined;
}
