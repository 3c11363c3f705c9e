import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { StaffCommand } from '../handling/domain/command.ts';
import { speaksFor } from '../handling/domain/who-may.ts';
import { checkReply, withCitations } from './domain/check-reply.ts';
import { doubtsIn } from './domain/finding.ts';
import { readAskedOfMany } from './read-asked.ts';

interface AskedOfCase {
  readonly before: OpenedCase;
  readonly command: StaffCommand;
}

/**
 * Commands for cases that the caller holds, the final replies among them with what is in doubt about each, compared with what its case
 * asks. Those of who has no say, or comes too late, are refused anyway and not read.
 */
export async function withDoubts<A extends AskedOfCase>(manager: EntityManager, asked: readonly A[]): Promise<A[]> {
  const replies = asked.filter(isFinalReply);
  if (replies.length === 0) return [...asked];
  const asking = await readAskedOfMany(
    manager,
    replies.map(({ before }) => before),
  );
  return asked.map((one) => {
    const question = asking.get(one.before.id);
    if (one.command.kind !== 'resolve' || !question) return one;
    const doubts = doubtsIn(checkReply(question, withCitations(one.command)));
    return { ...one, command: { ...one.command, doubts } };
  });
}

function isFinalReply({ before, command }: AskedOfCase): boolean {
  return (
    command.kind === 'resolve' && before.version === command.version && speaksFor('lead-bureau', command.by, before)
  );
}
