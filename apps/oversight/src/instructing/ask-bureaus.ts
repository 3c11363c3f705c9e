import type { Bureau } from '#contracts';
import type { CaseOutbox, Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { remindOf } from '../reminding/reminder-table.ts';
import { givenAnnouncement } from './announcements.ts';
import type { Instruction } from './domain/whom-it-concerns.ts';
import { addWord, keepAsked } from './instruction-table.ts';

/** What a leader says to bureaus that are to report back. */
interface Question {
  readonly kind: 'instruction' | 'follow-up';
  readonly text: string;
  readonly bureaus: Bureau[];
  readonly answerBy: Date;
}

/** Asks bureaus to report on an instruction: the words are kept, each bureau is reminded until it reports, and that they were asked is announced. */
export async function askBureaus(
  { manager, outbox }: { readonly manager: EntityManager; readonly outbox: CaseOutbox },
  instruction: Pick<Instruction, 'id' | 'caseId' | 'caseNumber'>,
  { kind, text, bureaus, answerBy }: Question,
  { by, facts, now }: { readonly by: Staff; readonly facts: CaseFacts; readonly now: Date },
): Promise<void> {
  const { id } = instruction;
  await keepAsked(manager, id, bureaus, answerBy);
  const bureauIds = bureaus.map((bureau) => bureau.id);
  await addWord(manager, id, { kind, bureauIds, saidBy: by.subject, text, saidAt: now });
  const { regionCode } = by;
  await remindOf(
    manager,
    bureaus.map((bureau) => ({ of: 'instruction', id, bureau, dueAt: answerBy, regionCode })),
    now,
  );
  const asked = { bureaus, answerBy, isFollowUp: kind === 'follow-up', regionCode: facts.regionCode };
  await outbox.append(manager, [givenAnnouncement(instruction, asked, now)]);
}
