import type { Kind } from '#domain';

/** 事项: a fine subject that citizens write about. */
export interface Matter {
  readonly code: string;
  /** In Chinese: 拖欠工资. */
  readonly name: string;
  /** 职能 that serves it; absent where no bureau may act, as in matters of the courts. */
  readonly function?: string;
  readonly kind?: Kind;
  /** Key phrases, in the notation of `parsePhrase`. */
  readonly phrases: readonly string[];
  /** Phrases that make this matter urgent. */
  readonly urgentPhrases: readonly string[];
  /** Months (1–12) in which a grievance of this matter cannot wait. */
  readonly urgentMonths: ReadonlySet<number>;
  readonly coFunctions: readonly CoFunction[];
}

/** A function that often has to act as well. */
export interface CoFunction {
  readonly function: string;
  /** True: it always acts; false: where the message speaks of it. */
  readonly always: boolean;
}

/** 职能: what a bureau does. */
export interface GovernmentFunction {
  readonly code: string;
  /** In Chinese: 劳动监察. */
  readonly name: string;
}
