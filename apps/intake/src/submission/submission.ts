import type { Failure } from '#domain';
import type { Cause } from '#messaging';
import type { Sealed } from '#platform';
import type { Submitted } from './domain/repeat.ts';

/** A Message on its way into the database. */
export interface Submission extends Submitted {
  /** The id that its Case will have, unless it is a repeat. */
  readonly caseId: string;
  readonly sealedContact?: Sealed;
  /** No other way than a telephone call reaches who wrote. */
  readonly onlyByCall?: boolean;
  /** Tells one who writes from another, and nothing else. */
  readonly writer?: string;
  /** The Case whose Message held this matter as well. */
  readonly splitFrom?: { readonly caseId: string; readonly caseNumber: string };
  /** What brought it. */
  readonly causedBy?: Cause;
}

/** What the writer of a Message is told once it is stored. */
export interface Receipt {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly submittedAt: Date;
  /** It had been taken before; this is the first receipt. */
  readonly isRepeat: boolean;
}

/** A receipt, or why this Message was refused. */
export type Outcome = Receipt | Failure;

export interface TakenSubmission {
  readonly submission: Submission;
  readonly outcome: Receipt;
}
