import { mayBeOnePlace } from './county.ts';
import { likenessOf, type Side, sameThing, type Thresholds } from './sameness.ts';

/** A message of a person, as far as repetition is concerned. */
export interface Voice extends Side {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly writer?: string;
  /** Absent where nobody knows the place yet. */
  readonly regionCode?: string;
  readonly matterCode?: string;
  readonly submittedAt: Date;
  /** It was split from a letter of the same time. */
  readonly isPart?: boolean;
}

/** 重复反映: the same person has written about the same matter before, and that case is still open. */
export interface Repeat {
  /** The first of these cases that is open. */
  readonly caseId: string;
  readonly caseNumber: string;
  /** How many times the person has written now; 2 at least. */
  readonly times: number;
}

/** A message whose case is open. */
export interface EarlierVoice extends Voice {
  /** Absent where it was the first. */
  readonly repeat?: Repeat;
  /** The case that it repeats has been settled since. */
  readonly isFirstSettled?: boolean;
}

/** Of one person less is asked than of strangers: they rarely have two quarrels that sound alike. */
const samePerson: Thresholds = { whole: 0.15, names: 0.1, matter: 0.15, namesNothing: 0.5 };
/** As alike as a text is to itself; what others of its city have said meanwhile weighs it a little otherwise. */
const oneText = 0.98;

/** What a message repeats, and where that lies. */
export interface Repeated {
  readonly repeat: Repeat;
  readonly regionCode?: string;
}

/** Open cases of one person about one matter. */
interface Chain {
  readonly first: Pick<Voice, 'caseId' | 'caseNumber'>;
  readonly times: number;
  readonly voices: readonly EarlierVoice[];
}

/**
 * What a message repeats: of what its writer has said before and that it is like, that which has been said most often.
 * @param earlier open cases of the same writer, the oldest first
 */
export function repeatOf(message: Voice, earlier: readonly EarlierVoice[]): Repeated | undefined {
  const repeatable = earlier.filter((one) => mayBeRepeated(message, one));
  const alike = chainsOf(repeatable).filter(
    ({ voices }) => voices.some((one) => isAlike(one, message)) && !voices.some((one) => namesAnother(one, message)),
  );
  const [most] = alike.toSorted((one, other) => other.times - one.times);
  if (!most) return undefined;
  const { first, times, voices } = most;
  const regionCode = voices.findLast((one) => one.regionCode !== undefined)?.regionCode;
  return { repeat: { caseId: first.caseId, caseNumber: first.caseNumber, times: times + 1 }, regionCode };
}

/** A part has the time of its letter: it repeats neither that nor another part of it, nor what was written between the letter and its split. */
function mayBeRepeated(message: Voice, known: Voice): boolean {
  return message.isPart !== true || known.submittedAt < message.submittedAt;
}

/** Each message counts on from the last that was said of it, also where it is like another of them. */
function chainsOf(earlier: readonly EarlierVoice[]): Chain[] {
  const byFirst = Map.groupBy(earlier, (one) => firstOf(one, earlier).caseId);
  return [...byFirst.values()].flatMap((voices) => {
    const [one] = voices;
    const times = Math.max(...voices.map(({ repeat }) => repeat?.times ?? 1));
    return one ? [{ first: firstOf(one, earlier), times, voices }] : [];
  });
}

/** Where the first has been settled, the next that repeated it stands in its place. */
function firstOf(one: EarlierVoice, earlier: readonly EarlierVoice[]): Pick<Voice, 'caseId' | 'caseNumber'> {
  const { repeat, isFirstSettled } = one;
  if (!repeat || !isFirstSettled) return repeat ?? one;
  return earlier.find((other) => other.repeat?.caseId === repeat.caseId) ?? one;
}

/** Who names another county complains of another thing, unless he sends one text to several boards. */
function isAlike(one: Voice, other: Voice): boolean {
  if (likenessOf(one.sketch, other.sketch).whole >= oneText) return true;
  const isSameMatter = one.matterCode !== undefined && one.matterCode === other.matterCode;
  return mayBeOnePlace(one.regionCode, other.regionCode) && (isSameMatter || sameThing(one, other, samePerson) > 0);
}

/** Both name an estate, a road …, and not the same. */
function namesAnother(one: Voice, other: Voice): boolean {
  const nameShare = Math.min(one.nameShare, other.nameShare);
  return nameShare > samePerson.namesNothing && likenessOf(one.sketch, other.sketch).names < samePerson.names;
}
