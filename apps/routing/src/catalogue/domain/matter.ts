import type { Channel, Kind } from '#domain';

/** Circumstances that may make a matter urgent. */
export const circumstances = ['danger', 'minors', 'group', 'vulnerable'] as const;

/**
 * What may make a matter urgent beside its phrases and months: danger to life or health now, children harmed, a group about
 * to act, people who cannot help themselves.
 */
export type Circumstance = (typeof circumstances)[number];

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
  /** Phrases that speak for this matter being urgent. */
  readonly urgentPhrases: readonly string[];
  /** Months (1–12) in which a grievance of this matter cannot wait. */
  readonly urgentMonths: ReadonlySet<number>;
  /** What else speaks for it, where the words of a message show it. */
  readonly urgentWhen: ReadonlySet<Circumstance>;
  readonly coFunctions: readonly CoFunction[];
  /** What people write about it; learned from. */
  readonly samples: readonly SampleMessage[];
}

/** A function that often has to act as well. */
export interface CoFunction {
  readonly function: string;
  /** True: it always acts; false: where the message speaks of it. */
  readonly always: boolean;
}

/** A message about a matter as somebody might write it, with what the router is to find in it. */
export interface SampleMessage {
  /** Empty where the channel has none. */
  readonly subject: string;
  readonly body: string;
  /** The matter's usual one unless said otherwise. */
  readonly kind?: Kind;
  readonly urgent: boolean;
  /** Functions that have to act as well. */
  readonly coFunctions: readonly string[];
  readonly channel?: Channel;
  /** 1–12: when it was written. */
  readonly month?: number;
}

/** Words or half a sentence by which people speak of a matter; by themselves they show whose it is. */
export interface Expression {
  /** Code of the matter. */
  readonly matter: string;
  readonly text: string;
  /** Functions that it may show as well. */
  readonly others: readonly string[];
}

/** What an administrator may say of a matter, as plain data: how it is stored, shown and compared. */
export interface MatterContent extends Omit<Matter, 'code' | 'urgentMonths' | 'urgentWhen'> {
  readonly urgentMonths: readonly number[];
  readonly urgentWhen: readonly Circumstance[];
}

export function matterOf(code: string, content: MatterContent): Matter {
  return {
    ...content,
    code,
    urgentMonths: new Set(content.urgentMonths),
    urgentWhen: new Set(content.urgentWhen),
  };
}

export function contentOf({ code: _, urgentMonths, urgentWhen, ...rest }: Matter): MatterContent {
  return { ...rest, urgentMonths: [...urgentMonths], urgentWhen: [...urgentWhen] };
}

/** 职能: what a bureau does. */
export interface GovernmentFunction {
  readonly code: string;
  /** In Chinese: 劳动监察. */
  readonly name: string;
}
