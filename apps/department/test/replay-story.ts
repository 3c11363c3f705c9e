import type { CaseStatus } from '#domain';
import { type Transition, transitions } from '../src/handling/domain/transitions.ts';

/** An event of a case's story. */
export interface Told {
  readonly version: number;
  readonly type: string;
  readonly details: { readonly status?: CaseStatus; readonly sentTo?: CaseStatus };
}

/**
 * Where a case stands after its story, by the transition table alone.
 * @throws Error for an event that no row of the table announces where the case stood then
 */
export function replay(story: readonly Told[]): CaseStatus | 'unopened' {
  let status: CaseStatus | 'unopened' = 'unopened';
  for (let at = 0; at < story.length;) {
    const rows: readonly Transition[] = transitions;
    const row = rows.find((candidate) => isTaken(candidate, status, story.slice(at)));
    if (!row) throw new Error(`${story[at]?.type} cannot happen to a case that is ${status}.`);
    status = statusAfter(row, status, story[at]!);
    at += row.announces.length;
  }
  return status;
}

function isTaken({ from, to, announces }: Transition, status: string, [first, ...rest]: readonly Told[]): boolean {
  const told = [first, ...rest].slice(0, announces.length).map((event) => event?.type);
  const isAnnounced = announces.every((name, index) => told[index] === `xinqiao.${name}.v1`);
  const last = [first, ...rest][announces.length - 1];
  const said = last?.details.sentTo ?? last?.details.status;
  const isWhere = said === undefined || to === 'same' || to === 'as-before' || to === said;
  return (from as readonly string[]).includes(status) && isAnnounced && isWhere;
}

function statusAfter({ to }: Transition, status: CaseStatus | 'unopened', { details }: Told): CaseStatus | 'unopened' {
  if (to === 'same') return status;
  if (to !== 'as-before') return to;
  if (!details.status) throw new Error('An event that puts a case back does not say where.');
  return details.status;
}
