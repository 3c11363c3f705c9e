import { Failure } from '#domain';
import type { EntityManager } from 'typeorm';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { PersonsCommand } from '../handling/domain/command.ts';
import { leadOf } from '../handling/domain/steps/lead-of.ts';
import type { CheckedReply } from './check-final-replies.ts';
import { answeredWith, withCitations } from './domain/check-reply.ts';
import type { Answered } from './domain/template.ts';
import { readAskedOfMany } from './read-asked.ts';
import { keepAnswered, type KeptReply } from './reply-sketch-table.ts';

/** A command and what came of it. */
interface Done {
  readonly before: OpenedCase;
  readonly command: PersonsCommand;
  readonly outcome: Pick<CaseStanding, 'status'> | Failure | undefined;
}

/**
 * Keeps, in the caller's transaction, the final replies with which commands resolved their cases: those that were checked, and
 * those that the head of the bureau has confirmed.
 */
export async function keepFinalReplies(
  manager: EntityManager,
  done: readonly Done[],
  checked: ReadonlyMap<string, CheckedReply>,
): Promise<void> {
  const resolved = done.filter(({ outcome }) => !(outcome instanceof Failure) && outcome?.status === 'resolved');
  const given = resolved.flatMap(({ before }) => replyKept(before, checked.get(before.id)?.answered));
  await keepAnswered(manager, [...given, ...(await repliesConfirmed(manager, resolved))]);
}

async function repliesConfirmed(manager: EntityManager, resolved: readonly Done[]): Promise<KeptReply[]> {
  const confirmed = resolved.filter(({ command }) => command.kind === 'confirm-resolution');
  const asking = await readAskedOfMany(
    manager,
    confirmed.map(({ before }) => before),
  );
  return confirmed.flatMap(({ before }) => {
    const asked = asking.get(before.id);
    const proposed = before.status === 'in-progress' ? before.resolution : undefined;
    return asked && proposed ? replyKept(before, answeredWith(asked, withCitations(proposed))) : [];
  });
}

function replyKept(state: OpenedCase, answered: Answered | undefined): KeptReply[] {
  const lead = leadOf(state);
  return lead && answered ? [{ caseId: state.id, bureauId: lead.id, ...answered }] : [];
}
