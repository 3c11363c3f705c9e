/** What went wrong, in terms of what the caller can do about it; the HTTP edge turns it into a status. */
export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'unprocessable'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable';

/** One rule that one field broke. `field` is a path such as `contact.phone` or `messages[3].subject`. */
export interface FieldFault {
  readonly field: string;
  /** Stable and kebab-case, for programs: `max-length`. */
  readonly rule: string;
  /** For people; never repeats what they sent. */
  readonly message: string;
}

interface FailureDetails {
  readonly fields?: readonly FieldFault[];
  /** Facts that help the caller to go on, such as the current status and the allowed actions. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A request that cannot be met, told to whoever asked. Anything else that is thrown is a defect or an outage. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  /** Stable and kebab-case, such as `case-not-found`. */
  readonly code: string;
  readonly fields?: readonly FieldFault[];
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;

  constructor(kind: FailureKind, code: string, message: string, details: FailureDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.code = code;
    this.fields = details.fields;
    this.extra = details.extra;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
