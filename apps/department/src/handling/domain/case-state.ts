import type { Bureau, HotIssueOfCase, PolicyCitation, Region } from '#contracts';
import type { CaseStatus, Channel } from '#domain';
import type { CaseClock } from '../../clocks/domain/case-clock.ts';
import type { FollowUp } from './follow-up.ts';
import type { CoTask } from './co-task.ts';
import type { Classification, Proposal } from './proposal.ts';
import type { Windows } from './windows.ts';

interface AnyCase {
  readonly id: string;
  readonly number: string;
  /** Grows by one with every event of the case; 0 before the first. */
  readonly version: number;
}

/** A case that this one is linked with. */
export interface OtherCase {
  readonly caseId: string;
  readonly caseNumber: string;
}

/** Not a case yet: `case.submitted` has not been handled. */
export interface Unopened extends AnyCase {
  readonly status: 'unopened';
  readonly version: 0;
}

interface Opened extends AnyCase {
  /** When the case came into the status in which it is. */
  readonly since: Date;
  readonly channel: Channel;
  readonly submittedAt: Date;
  /** GB/T 2260: the jurisdiction, or the region that the citizen named as long as nobody knows better. */
  readonly regionCode?: string;
  /** Those that run and those that stand, in the order in which they began. */
  readonly clocks: readonly CaseClock[];
  /** No other way than a telephone call reaches its citizen; absent where another does. */
  readonly onlyByCall?: true;
  /** The case whose message held this matter as well. */
  readonly splitFrom?: OtherCase;
  /** The bureaus that it is a complaint about, or about the people of: they neither handle nor see it. */
  readonly about?: readonly Bureau[];
  /** 共性问题 that it is handled with. */
  readonly hotIssue?: HotIssueOfCase;
  /** How often a bureau has sent it back. */
  readonly returns: number;
  /** How often it went on after it had been at its end. */
  readonly reopenings: number;
  /** How often the citizen has added something. */
  readonly supplements: number;
}

interface Received extends Opened {
  readonly status: 'received';
}

interface Routed extends Opened {
  readonly proposal: Proposal;
  readonly classification: Classification;
  /** Where it belonged before it went along with its lead to another Region; it goes back there when it is sent back. */
  readonly regionLeft?: Region;
  /** When a bureau first spoke with the citizen, also one that sent the case back since; absent as long as none has. */
  readonly contactedAt?: Date;
  /** What bureaus that help were asked to do. */
  readonly coTasks?: readonly CoTask[];
}

interface InTriage extends Routed {
  readonly status: 'triage';
}

interface InArbitration extends Routed {
  readonly status: 'arbitration';
}

interface Placed extends Routed {
  readonly lead: Bureau;
  readonly coHandling: readonly Bureau[];
  /** 经办人: opaque subject of who has it in hand at the lead bureau; absent while nobody has. */
  readonly handler?: string;
}

interface Assigned extends Placed {
  readonly status: 'assigned';
}

/** More time that a bureau asks for. */
interface ExtensionRequest {
  /** Working days. */
  readonly days: number;
}

/** 拟办结: a final reply that may not answer what was asked. */
export interface ProposedResolution {
  readonly visibility: 'public' | 'private';
  readonly text: string;
  /** 政策依据. */
  readonly citations?: PolicyCitation[];
  /** What makes it doubtful, in Chinese. */
  readonly doubts: readonly string[];
}

interface Accepted extends Placed {
  /** Waits for a supervisor's word. */
  readonly extension?: ExtensionRequest;
  /** Waits for the word of the bureau's head. */
  readonly resolution?: ProposedResolution;
}

interface InProgress extends Accepted {
  readonly status: 'in-progress';
}

interface Suspended extends Accepted {
  readonly status: 'suspended';
}

/** 不予受理, as a bureau proposes it. */
interface DeclineProposal {
  readonly legalGround: string;
  readonly explanation: string;
  /** Where the case stood. */
  readonly from: 'assigned' | 'in-progress';
}

interface DeclinePending extends Accepted {
  readonly status: 'decline-pending';
  readonly decline: DeclineProposal;
}

interface Declined extends Routed, Partial<Pick<Placed, 'lead' | 'coHandling' | 'handler'>> {
  readonly status: 'declined';
  readonly settledAt: string;
  readonly windows?: Windows;
}

interface Resolved extends Placed {
  readonly status: 'resolved';
  /** When its windows began. UTC, as `Date#toISOString` writes it. */
  readonly settledAt: string;
  readonly windows?: Windows;
  /** The call that is still to be made. */
  readonly followUp?: FollowUp;
}

interface Closed extends Placed {
  readonly status: 'closed';
  readonly settledAt: string;
  readonly windows?: Windows;
}

/** What is known of a case in some status or other. */
type Known = Omit<Resolved & Accepted, keyof Opened | 'status'> & Pick<DeclinePending, 'decline'>;

/** It may have been anywhere, and keeps what was known of it. */
interface Withdrawn extends Opened, Partial<Known> {
  readonly status: 'withdrawn';
}

/** With which case it is handled, and where it stood before. */
interface Merger extends OtherCase {
  readonly from: (typeof routedStatuses)[number];
  /** UTC, as `Date#toISOString` writes it. */
  readonly since: string;
}

/** It may have been anywhere, and can go back there. */
interface Merged extends Opened, Partial<Known> {
  readonly status: 'merged';
  readonly merger: Merger;
}

/** A Case that has been opened, in each status with what is known in that status. */
export type OpenedCase =
  | Received
  | InTriage
  | InArbitration
  | Assigned
  | InProgress
  | Suspended
  | DeclinePending
  | Declined
  | Resolved
  | Closed
  | Withdrawn
  | Merged;

/** All that the rules need to know about a Case. */
export type CaseState = Unopened | OpenedCase;

/** A case, whatever its status, with what is known of it. */
export type WhatIsKnown = AnyCase & Partial<Opened & Known & Pick<Merged, 'merger'>>;

/** What only some cases have; kept together, and for most cases nothing. */
export type AsideOfCase = Pick<
  Opened,
  'returns' | 'reopenings' | 'supplements' | 'onlyByCall' | 'splitFrom' | 'about' | 'hotIssue'
> &
  Pick<Known, 'regionLeft' | 'extension' | 'resolution' | 'decline' | 'settledAt' | 'windows' | 'followUp'> &
  Pick<Merged, 'merger'>;

/** The statuses in which a case is on its way, and the router has said whose it might be. */
export const routedStatuses = [
  'triage',
  'arbitration',
  'assigned',
  'in-progress',
  'suspended',
  'decline-pending',
] as const satisfies readonly CaseStatus[];

/** The statuses in which a case waits for its bureau. */
export const placedStatuses = [
  'assigned',
  'in-progress',
  'suspended',
  'decline-pending',
] as const satisfies readonly (typeof routedStatuses)[number][];

/** The statuses of a case that has come to an end from which it may go on. */
export const endedStatuses = ['resolved', 'closed', 'declined'] as const satisfies readonly CaseStatus[];

/** The statuses in which a case is still on its way. */
export const openStatuses = ['received', ...routedStatuses] as const;

export function isOpen({ status }: OpenedCase): boolean {
  return (openStatuses as readonly CaseStatus[]).includes(status);
}
