import { bureausOf } from '#domain';
import type { CaseState } from '../../handling/domain/case-state.ts';
import { actsOn, bureauAtWork, speaksFor, type StaffMember } from '../../handling/domain/who-may.ts';

/** Whose notes of a case somebody reads, and for whom they write. */
export interface ReadableNotes {
  /** A supervisor reads everybody's, also what a withdrawn one said. */
  readonly everybodys: boolean;
  /** The bureau for which notes are written; undefined for the desk: the region's triage officers and supervisors. */
  readonly bureauId?: string;
  /** Those whose notes are read: that one and those that were merged into it; undefined for the desk. */
  readonly bureauIds?: readonly string[];
}

/**
 * A note is for the bureau that wrote it and for supervisors: bureaus at one case do not read each other's.
 * @returns undefined for who does not act on the case
 */
export function readableNotes(staff: StaffMember, state: CaseState): ReadableNotes | undefined {
  if (!actsOn(staff, state)) return undefined;
  const bureauId = bureauAtWork(staff, state);
  const bureauIds = bureauId === undefined ? undefined : bureausOf(staff);
  return { everybodys: speaksFor('supervisor', staff, state), bureauId, bureauIds };
}
