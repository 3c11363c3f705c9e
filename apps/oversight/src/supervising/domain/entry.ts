import { type Merger, oneWith } from '#domain';
import type { CaseFacts } from '../../known-cases/domain/case-facts.ts';
import { isAbout } from '../../known-cases/domain/complaint.ts';
import { type Verdict, verdictOn } from '../../known-cases/domain/verdict.ts';

interface Bureau {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
}

/** `followed`: not yet as it should be. `settled`: the citizen is satisfied, and the entry waits to be closed with evidence. */
export const entryStates = ['followed', 'settled', 'closed'] as const;
export type EntryState = (typeof entryStates)[number];

export const listings = ['hand', 'instruction', 'escalation'] as const;
export type Because = (typeof listings)[number];

export type PutBack = 'not-satisfied' | 'reopened' | 'not-settled';

/** An entry of the supervision list (督办清单): a case that somebody follows until its citizen is satisfied. */
export interface Entry {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly because: Because;
  /** The instruction or escalation that it came from. */
  readonly sourceId?: string;
  readonly why: string;
  /** Whose supervisors follow it, and alone may close it. */
  readonly supervisedBy: string;
  /** Of the case, as far as it is known. */
  readonly regionCode?: string;
  /** Who is to settle it. */
  readonly bureau?: Bureau;
  /** Whether it was named when it was listed; otherwise it is whoever leads the case. */
  readonly bureauIsNamed: boolean;
  readonly dueAt: Date;
  readonly state: EntryState;
  readonly verdict: Verdict;
  /** Up to which version the case is known here; of a closed entry, that at which it was closed. */
  readonly caseVersion: number;
  /** Opaque ids of who did it. */
  readonly putBy: string;
  readonly putAt: Date;
  readonly closedAt?: Date;
  readonly closedBy?: string;
  readonly evidence?: string;
  /** Why it was closed although the citizen is not satisfied. */
  readonly unsatisfiedReason?: string;
  readonly version: number;
}

/** What became of an entry. */
export interface Moved {
  readonly entry: Entry;
  /** It is followed again. */
  readonly putBack?: PutBack;
  /** It had been closed, so nobody is reminded of it any more. */
  readonly wasClosed?: true;
  /** The verdict is another one than before. */
  readonly isTold: boolean;
}

/**
 * What becomes of the entries of one case when more is known of it; those that stay as they are, are left out. None is ever closed by this: that is a
 * supervisor's to do. A closed one is followed again when its citizen is not satisfied or the case is reopened after that.
 * @param mergers by which a bureau is one with others: a complaint about one of them is one about each
 */
export function followedOn(entries: readonly Entry[], facts: CaseFacts, mergers: readonly Merger[]): Moved[] {
  const open = new Set(entries.filter(({ state }) => state !== 'closed').map(({ supervisedBy }) => supervisedBy));
  const latestFirst = entries.toSorted((a, b) => b.putAt.getTime() - a.putAt.getTime());
  return latestFirst.flatMap((entry): Moved[] => {
    if (entry.state !== 'closed') return moved(entry, facts, mergers);
    if (open.has(entry.supervisedBy)) return placed(entry, facts, mergers);
    open.add(entry.supervisedBy);
    return disturbed(entry, facts) ? reopened(entry, facts, mergers) : placed(entry, facts, mergers);
  });
}

/** The standing of a case in a new entry. */
export function standingIn(facts: CaseFacts): Pick<Entry, 'state' | 'verdict' | 'caseVersion' | 'regionCode'> {
  const verdict = verdictOn(facts);
  const regionCode = facts.regionCode;
  return { verdict, state: stateOf(verdict), caseVersion: facts.version, regionCode };
}

/** Who is to settle it now: nobody whom the case is a complaint about. Where it turns out to be one about who was named, the naming lapses for good. */
export function settlerIn(
  { bureauIsNamed, bureau }: Pick<Entry, 'bureauIsNamed' | 'bureau'>,
  facts: CaseFacts,
  mergers: readonly Merger[],
): Pick<Entry, 'bureauIsNamed' | 'bureau'> {
  const named = bureauIsNamed ? unlessComplainedOf(bureau, facts, mergers) : undefined;
  return { bureauIsNamed: named !== undefined, bureau: named ?? unlessComplainedOf(facts.lead, facts, mergers) };
}

function unlessComplainedOf(
  bureau: Bureau | undefined,
  facts: CaseFacts,
  mergers: readonly Merger[],
): Bureau | undefined {
  return bureau && isAbout(facts, oneWith(bureau.id, mergers)) ? undefined : bureau;
}

/** What an entry is reminded of: whoever is to settle it, or else who follows it. */
export function dueOf({ id, dueAt, bureau, supervisedBy: regionCode }: Entry) {
  return { of: 'supervision-entry', id, dueAt, bureau, regionCode } as const;
}

/** Why an entry cannot be closed as somebody wants to. */
export function refusalToClose(
  { state, verdict }: Pick<Entry, 'state' | 'verdict'>,
  reason: string | undefined,
): 'is-closed' | 'reason-needed' | undefined {
  if (state === 'closed') return 'is-closed';
  return verdict !== 'settled' && reason === undefined ? 'reason-needed' : undefined;
}

function stateOf(verdict: Verdict): EntryState {
  return verdict === 'settled' ? 'settled' : 'followed';
}

function moved(before: Entry, facts: CaseFacts, mergers: readonly Merger[]): Moved[] {
  const entry = { ...before, ...standingIn(facts), ...settlerIn(before, facts, mergers), version: before.version + 1 };
  if (isSame(before, entry)) return [];
  const isBack = before.state === 'settled' && entry.state === 'followed';
  const putBack = isBack ? reasonOf(entry.verdict, before, facts) : undefined;
  return [{ entry, putBack, isTold: before.verdict !== entry.verdict }];
}

/** A closed entry lies where its case lies now, so that who answers for it finds it; and no more with a bureau that the case is a complaint about. */
function placed(before: Entry, facts: CaseFacts, mergers: readonly Merger[]): Moved[] {
  const bureau = unlessComplainedOf(before.bureau, facts, mergers);
  const entry = { ...before, regionCode: facts.regionCode, bureau };
  return isSame(before, entry) ? [] : [{ entry, isTold: false }];
}

function reopened(before: Entry, facts: CaseFacts, mergers: readonly Merger[]): Moved[] {
  const standing = standingIn(facts);
  const unclosed = { closedAt: undefined, closedBy: undefined, evidence: undefined, unsatisfiedReason: undefined };
  const entry: Entry = {
    ...before,
    ...unclosed,
    ...standing,
    ...settlerIn(before, facts, mergers),
    version: before.version + 1,
  };
  return [{ entry, putBack: reasonOf(entry.verdict, before, facts), wasClosed: true, isTold: true }];
}

/** Whether something happened after an entry was closed that its closing did not know. */
function disturbed({ caseVersion }: Entry, facts: CaseFacts): boolean {
  const isReopened = facts.reopenedIn > caseVersion;
  return stateOf(verdictOn(facts)) !== 'settled' && (isReopened || facts.wordIn > caseVersion);
}

function reasonOf(verdict: Verdict, { caseVersion }: Entry, { reopenedIn }: CaseFacts): PutBack {
  if (verdict === 'not-satisfied') return 'not-satisfied';
  return reopenedIn > caseVersion ? 'reopened' : 'not-settled';
}

function isSame(one: Entry, other: Entry): boolean {
  return (
    one.verdict === other.verdict &&
    one.caseVersion === other.caseVersion &&
    one.regionCode === other.regionCode &&
    one.bureau?.id === other.bureau?.id
  );
}
