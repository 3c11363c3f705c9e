import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { CommandFor, PersonsCommand, StaffCommand } from '../handling/domain/command.ts';
import { decideInTurn } from '../handling/domain/decide-in-turn.ts';
import { speaksFor } from '../handling/domain/who-may.ts';
import { answeredWith, checkReply, withCitations } from './domain/check-reply.ts';
import { type EarlierReplies, earlierTo, withReplyTo } from './domain/earlier-replies.ts';
import { doubtsIn, type Finding } from './domain/finding.ts';
import type { Answered } from './domain/template.ts';
import { readAskedOfMany, readEarlier } from './read-asked.ts';

interface AskedOfCase {
  readonly before: OpenedCase;
  /** What goes before it: that nobody who helps is waited for. */
  readonly first?: readonly StaffCommand[];
  readonly command: PersonsCommand;
}

interface FinalReply {
  readonly before: OpenedCase;
  readonly command: CommandFor<'resolve'>;
}

/** What is kept of a reply, and what may be amiss in it. */
export interface CheckedReply {
  readonly answered: Answered;
  readonly findings: readonly Finding[];
}

interface Checking {
  readonly now: Date;
  /** Whether they answer one question many times over, which is said again on purpose. */
  readonly isOneAnswer: boolean;
}

/**
 * Compares the final replies among commands for cases that the caller holds with what each case asks, and with what its bureau
 * has replied before: as if one was given after the other, in their order, by however many transactions. Those of who has
 * no say, or comes too late, are refused anyway and not read.
 * @returns by the ids of the cases
 */
export async function checkFinalReplies(
  manager: EntityManager,
  commands: readonly AskedOfCase[],
  { now, isOneAnswer }: Checking,
): Promise<ReadonlyMap<string, CheckedReply>> {
  const replies = commands.flatMap((one) => finalReplyIn(one, now) ?? []);
  const states = replies.map(({ before }) => before);
  const asking = await readAskedOfMany(manager, states);
  let earlier: EarlierReplies = isOneAnswer ? new Map() : await readEarlier(manager, states);
  const checked = new Map<string, CheckedReply>();
  for (const { before, command } of replies) {
    const asked = asking.get(before.id);
    if (!asked) continue;
    const reply = withCitations(command);
    const answered = answeredWith(asked, reply);
    const findings = checkReply({ ...asked, earlier: earlierTo(before, earlier) }, reply, answered);
    checked.set(before.id, { answered, findings });
    const isGiven = doubtsIn(findings).length === 0 || speaksFor('bureau-head', command.by, before);
    if (isGiven && !isOneAnswer) earlier = withReplyTo(before, answered, earlier);
  }
  return checked;
}

/** The commands, each final reply with what is in doubt about it. */
export function withDoubts<A extends AskedOfCase>(
  commands: readonly A[],
  checked: ReadonlyMap<string, CheckedReply>,
): A[] {
  return commands.map((one) => {
    const reply = checked.get(one.before.id);
    if (one.command.kind !== 'resolve' || !reply) return one;
    return { ...one, command: { ...one.command, doubts: doubtsIn(reply.findings) } };
  });
}

function finalReplyIn({ before, first = [], command }: AskedOfCase, now: Date): FinalReply | undefined {
  if (command.kind !== 'resolve') return undefined;
  return decideInTurn(before, first, command, now).outcome === 'carried-out' ? { before, command } : undefined;
}
