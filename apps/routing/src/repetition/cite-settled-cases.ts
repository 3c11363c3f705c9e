import type { EntityManager } from 'typeorm';
import type { BureauDirectory } from '../catalogue/domain/bureau-directory.ts';
import type { Decided } from '../deciding/decide-in-turns.ts';
import type { HotIssue } from './domain/hot-issue.ts';
import type { Voice } from './domain/repeat-of.ts';
import { citation, issuesLike, mostCited, ofThisDuty, type SettledCase } from './domain/settled-cases.ts';
import { settledCasesIn } from './settled-case-table.ts';

/** A message and the issues that it may belong to. */
interface Question {
  readonly voice: Voice;
  readonly candidates: readonly HotIssue[];
}

/** For each of these messages the settled cases of its city and function that it is like; one statement for all. */
export async function settledCasesLike(
  manager: EntityManager,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, readonly SettledCase[]>> {
  const alike = questions.map(({ voice, candidates }) => ({ voice, issueIds: issuesLike(voice, candidates) }));
  const found = await settledCasesIn(manager, [...new Set(alike.flatMap(({ issueIds }) => issueIds))]);
  const byIssue = Map.groupBy(found, ({ issueId }) => issueId);
  return new Map(
    alike.map(({ voice, issueIds }) => [voice.caseId, closedFirst(issueIds.flatMap((id) => byIssue.get(id) ?? []))]),
  );
}

/** The decision with a reason more: what became of cases like it. What it repeats is told already. */
export function withSettledCases(
  { event, decision }: Decided,
  cases: readonly SettledCase[],
  bureaus: BureauDirectory,
): Decided {
  const others = cases.filter(({ caseNumber }) => caseNumber !== decision.repeatOf?.caseNumber);
  const reason = citation(ofThisDuty(others, decision.function, bureaus).slice(0, mostCited));
  return reason ? { event, decision: { ...decision, reasons: [...decision.reasons, reason] } } : { event, decision };
}

const closedFirst = (cases: readonly SettledCase[]): SettledCase[] =>
  cases.toSorted((one, other) => Number(other.isClosed) - Number(one.isClosed));
