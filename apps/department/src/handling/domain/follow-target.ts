import type { OpenedCase } from './case-state.ts';
import type { CommandFor } from './command.ts';
import type { Carried } from './decide.ts';

type Following = CommandFor<'come-back' | 'resolve-with-target'>;

/**
 * What a case has to do that is handled as part of another one, when something has happened to that: with its answer it is
 * answered too, and where it has none to give, it is handled by itself again. Nothing as long as the other goes on.
 * What one citizen is told alone is not told to another.
 */
export function followingOf({ state, facts }: Pick<Carried, 'state' | 'facts'>): Following | undefined {
  const complaint = facts.find((fact) => fact.type === 'xinqiao.case.complained-of.v1')?.payload;
  if (complaint) {
    const { named, about, foundBy } = complaint;
    return { kind: 'come-back', because: 'complained-of', complaint: { named, about, foundBy } };
  }
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

function otherCase({ id: caseId, number: caseNumber }: OpenedCase) {
  return { caseId, caseNumber };
}
