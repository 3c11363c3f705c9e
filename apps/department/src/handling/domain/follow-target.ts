import type { Bureau } from '#contracts';
import type { Merger } from '#domain';
import { areAboutTheSame } from './about-the-same.ts';
import type { OpenedCase } from './case-state.ts';
import type { CommandFor } from './command.ts';
import type { Carried } from './decide.ts';

type Following = CommandFor<'come-back' | 'resolve-with-target'>;

/** What has happened to a case, with how it was before. */
export interface Change extends Pick<Carried, 'state' | 'facts'> {
  readonly before: OpenedCase;
}

/**
 * What a case has to do that is handled as part of another one, when something has happened to that: where the other is now about other bureaus it is too, and is
 * handled by itself again; with the other's answer it is answered too, and where that has none to give, it is by itself again as well. Nothing as long as the other
 * goes on. What one citizen is told alone is not told to another.
 */
export function followingOf(target: Change, mergers: readonly Merger[]): Following | undefined {
  const { before, state, facts } = target;
  if (!areAboutTheSame(before, state, mergers))
    return { kind: 'come-back', because: 'complained-of', complaint: complaintIn(target, mergers) };
  const answer = facts.find((fact) => fact.type === 'xinqiao.case.resolved.v1')?.payload;
  if (answer?.visibility === 'private') return { kind: 'come-back', because: 'answered-privately' };
  if (answer) {
    const { bureau, text, citations } = answer;
    return { kind: 'resolve-with-target', target: otherCase(state), bureau, text, citations };
  }
  return state.status === 'withdrawn' || state.status === 'declined'
    ? { kind: 'come-back', because: state.status }
    : undefined;
}

/** Undefined where the case is about fewer than before: what was part of it goes on being about those that it names itself. */
function complaintIn(
  { before, state: { about = [] }, facts }: Change,
  mergers: readonly Merger[],
): CommandFor<'come-back'>['complaint'] {
  const isNew = (bureau: Bureau) =>
    !areAboutTheSame(before, { ...before, about: [...(before.about ?? []), bureau] }, mergers);
  const named = about.filter(isNew);
  return named.length === 0 ? undefined : { named, about, foundBy: finderIn(facts) };
}

/** Who said whom a case is about: with a step of its own, or as it was given to a bureau. */
function finderIn(facts: Carried['facts']) {
  const isSupervisors = facts.some(
    ({ type, payload }) =>
      (type === 'xinqiao.case.complained-of.v1' && payload.foundBy === 'supervisor') ||
      (type === 'xinqiao.case.assigned.v1' && payload.assignedBy === 'supervisor'),
  );
  return isSupervisors ? 'supervisor' : 'triage-officer';
}

function otherCase({ id: caseId, number: caseNumber }: OpenedCase) {
  return { caseId, caseNumber };
}
