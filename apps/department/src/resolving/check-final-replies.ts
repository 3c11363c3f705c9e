import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { PersonsCommand } from '../handling/domain/command.ts';
import { speaksFor } from '../handling/domain/who-may.ts';
import { answeredWith, type Asked, checkReply, withCitations } from './domain/check-reply.ts';
import { doubtsIn, type Finding } from './domain/finding.ts';
import type { Answered } from './domain/template.ts';

interface AskedOfCase {
  readonly before: OpenedCase;
  readonly command: PersonsCommand;
}

/** What is kept of a reply, and what may be amiss in it. */
export interface CheckedReply {
  readonly answered: Answered;
  readonly findings: readonly Finding[];
}

/** @returns by the ids of the cases */
type Read = (manager: EntityManager, states: readonly OpenedCase[]) => Promise<ReadonlyMap<string, Asked>>;

/**
 * Compares the final replies among commands for cases that the caller holds with what each case asks. Those of who has
 * no say, or comes too late, are refused anyway and not read.
 * @returns by the ids of the cases
 */
export async function checkFinalReplies(
  manager: EntityManager,
  commands: readonly AskedOfCase[],
  read: Read,
): Promise<ReadonlyMap<string, CheckedReply>> {
  const replies = commands.filter(isFinalReply);
  if (replies.length === 0) return new Map();
  const asking = await read(
    manager,
    replies.map(({ before }) => before),
  );
  return new Map(
    replies.flatMap(({ before: { id }, command }): [string, CheckedReply][] => {
      const asked = asking.get(id);
      if (command.kind !== 'resolve' || !asked) return [];
      const reply = withCitations(command);
      const answered = answeredWith(asked, reply);
      return [[id, { answered, findings: checkReply(asked, reply, answered) }]];
    }),
  );
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

function isFinalReply({ before, command }: AskedOfCase): boolean {
  return (
    command.kind === 'resolve' && before.version === command.version && speaksFor('lead-bureau', command.by, before)
  );
}
