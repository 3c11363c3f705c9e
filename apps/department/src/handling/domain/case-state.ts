import type { Bureau } from '#contracts';
import type { Channel } from '#domain';
import type { CaseClock } from '../../clocks/domain/case-clock.ts';
import type { Classification, Proposal } from './proposal.ts';

interface AnyCase {
  readonly id: string;
  readonly number: string;
  /** Grows by one with every event of the case; 0 before the first. */
  readonly version: number;
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
}

interface Received extends Opened {
  readonly status: 'received';
}

interface Routed extends Opened {
  readonly proposal: Proposal;
  readonly classification: Classification;
}

interface InTriage extends Routed {
  readonly status: 'triage';
}

interface Placed extends Routed {
  readonly lead: Bureau;
  readonly coHandling: readonly Bureau[];
}

interface Assigned extends Placed {
  readonly status: 'assigned';
}

interface Accepted extends Placed {
  /** When the bureau first spoke with the citizen; absent as long as it has not. */
  readonly contactedAt?: Date;
}

interface InProgress extends Accepted {
  readonly status: 'in-progress';
}

interface Resolved extends Accepted {
  readonly status: 'resolved';
}

/** A Case that has been opened, in each status with what is known in that status. */
export type OpenedCase = Received | InTriage | Assigned | InProgress | Resolved;

/** All that the rules need to know about a Case. */
export type CaseState = Unopened | OpenedCase;
