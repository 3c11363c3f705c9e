import type { OpenedCase } from '../../handling/domain/case-state.ts';
import type { CommandFor, StaffCommand } from '../../handling/domain/command.ts';
import type { StaffMember } from '../../handling/domain/who-may.ts';

/** What may be done to many cases at once: what says the same to each of them. */
export const bulkActions = [
  'accept',
  'contact',
  'reply',
  'request-extension',
  'approve-extension',
  'refuse-extension',
  'resolve',
  'confirm-resolution',
] as const;
export type BulkAction = (typeof bulkActions)[number];

/** A command that is meant for many cases. */
export type BulkCommand = { [A in BulkAction]: Omit<CommandFor<A>, 'by' | 'version'> }[BulkAction];

/** A case that the command is meant for. */
export interface Target {
  /** As it was typed, where that is no case number. */
  readonly caseNumber: string;
  /** That the person saw; absent where the case is to be taken as it stands. */
  readonly version?: number;
}

/** Whether these were named by their hot issue, whose cases are taken as they stand: what is said to them answers one question. */
export function areOfHotIssue(targets: readonly Target[]): boolean {
  return targets.every(({ version }) => version === undefined);
}

/** A case that is there, with the command as it is meant for it. */
export interface AskedOfCase {
  readonly before: OpenedCase;
  readonly command: StaffCommand;
}

/**
 * What is asked of the cases that there are, for each target in their order.
 * @returns undefined for a target that is no case
 */
export function askedOfCases(
  command: BulkCommand,
  by: StaffMember,
  targets: readonly Target[],
  cases: readonly OpenedCase[],
): (AskedOfCase | undefined)[] {
  const byNumber = new Map(cases.map((state) => [state.number, state]));
  return targets.map(({ caseNumber, version }) => {
    const before = byNumber.get(caseNumber);
    return before && { before, command: { ...command, by, version: version ?? before.version } };
  });
}
