import { type Side, sameThing, type Thresholds } from './sameness.ts';

/** A message of a person, as far as repetition is concerned. */
export interface Voice extends Side {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly writer?: string;
  readonly regionCode?: string;
  readonly matterCode?: string;
  readonly submittedAt: Date;
}

/** 重复反映: the same person has written about the same matter before, and that case is still open. */
export interface Repeat {
  /** The first of these cases. */
  readonly caseId: string;
  readonly caseNumber: string;
  /** How many times the person has written now; 2 at least. */
  readonly times: number;
}

export interface EarlierVoice extends Voice {
  /** Absent where it was the first. */
  readonly repeat?: Repeat;
}

/** Of one person less is asked than of strangers: they rarely have two quarrels that sound alike. */
const samePerson: Thresholds = { whole: 0.15, names: 0.1, matter: 0.15, namesNothing: 0.5 };

/**
 * What a message repeats: the case of the same person about the same matter that has been repeated most.
 * @param earlier open cases; those of others are passed over
 */
export function repeatOf(message: Voice, earlier: readonly EarlierVoice[]): Repeat | undefined {
  let latest: Repeat | undefined;
  for (const one of earlier) {
    if (one.writer === undefined || one.writer !== message.writer || !isAlike(one, message)) continue;
    const { caseId, caseNumber } = one.repeat ?? one;
    const times = (one.repeat?.times ?? 1) + 1;
    if (times > (latest?.times ?? 0)) latest = { caseId, caseNumber, times };
  }
  return latest;
}

function isAlike(one: Voice, other: Voice): boolean {
  const isSameMatter =
    one.matterCode !== undefined && one.matterCode === other.matterCode && one.regionCode === other.regionCode;
  return isSameMatter || sameThing(one, other, samePerson) > 0;
}
