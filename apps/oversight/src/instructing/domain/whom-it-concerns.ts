import { overseesCase } from '#domain';
import type { CaseFacts } from '../../known-cases/domain/case-facts.ts';
import { isAbout } from '../../known-cases/domain/complaint.ts';

/** 批示 as it is kept: to whom, until when, and all that was said on it. */
export interface Instruction {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  /** Of the supervision list, which it put the case on. */
  readonly entryId: string;
  /** Opaque id of the leader. */
  readonly givenBy: string;
  readonly givenAt: Date;
  /** Until when its case is to be settled, as the supervision list has it now. */
  readonly settleBy: Date;
  readonly version: number;
  readonly bureaus: readonly NamedBureau[];
  readonly words: readonly Word[];
}

/** A bureau that is to report back. */
export interface NamedBureau {
  readonly bureau: { readonly id: string; readonly name: string; readonly regionCode: string };
  readonly answerBy: Date;
  /** Of its last report since it was last asked. */
  readonly reportedAt?: Date;
  readonly isLate?: boolean;
}

export const wordKinds = ['instruction', 'follow-up', 'report'] as const;

export interface Word {
  readonly id: string;
  readonly kind: (typeof wordKinds)[number];
  /** To whom a leader speaks; whose report it is. */
  readonly bureauIds: readonly string[];
  /** Opaque id. */
  readonly saidBy: string;
  readonly text: string;
  readonly saidAt: Date;
}

/** Somebody of the staff, as their token says. */
interface Reader {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly regionCode?: string;
}

type Given = Pick<Instruction, 'givenBy'>;

/**
 * Whether an instruction concerns somebody above its bureaus: the leader who gave it, and the supervisors of the region whose case it is. No other leader, nobody
 * of the triage desk, and no auditor reads it; that it was given stands in the audit trail.
 */
export function concerns(reader: Reader, given: Given, caseRegion: string | undefined): boolean {
  const isItsSupervisor = reader.roles.includes('supervisor') && overseesCase(reader, { regionCode: caseRegion });
  return isItsSupervisor || isItsLeader(reader, given, caseRegion);
}

/** Whether somebody is the leader who gave it, and answers for the case still: one who went to another region has nothing to say of it any more. */
export function isItsLeader(reader: Reader, { givenBy }: Given, caseRegion: string | undefined): boolean {
  const isOwn = reader.roles.includes('leader') && reader.subject === givenBy;
  return isOwn && overseesCase(reader, { regionCode: caseRegion });
}

/**
 * What of it a bureau reads that it names: what is said to it, and what it said itself. Undefined where it names it not, or where the case turned out to
 * be a complaint about the bureau.
 * @param bureauIds of the bureau and of those that were merged into it
 */
export function asTheBureauReads(
  instruction: Instruction,
  bureauIds: readonly string[],
  facts: Pick<CaseFacts, 'about'>,
): Instruction | undefined {
  const bureaus = instruction.bureaus.filter(({ bureau }) => bureauIds.includes(bureau.id));
  if (bureaus.length === 0 || isAbout(facts, bureauIds)) return undefined;
  const words = instruction.words.filter(
    ({ kind, bureauIds: of }) => kind === 'instruction' || of.some((id) => bureauIds.includes(id)),
  );
  return { ...instruction, bureaus, words };
}
