import type { OpenedCase } from './case-state.ts';
import type { Command, StaffCommand } from './command.ts';
import { allowedActions, decide, type Decision } from './decide.ts';
import type { Fact } from './fact.ts';

/**
 * What comes of a command that others of the same person have to go before, each of them given to the case as the one before has left it: all
 * are carried out, or none is, so nobody who helps is let go for a final reply that only is proposed. The first is held to the version that the person saw.
 * @returns where one is refused, the refusal as that of the command itself, with the case as it stands
 */
export function decideInTurn(
  before: OpenedCase,
  first: readonly StaffCommand[],
  command: Command,
  now: Date,
): Decision {
  const [opening, ...others] = first;
  if (!opening) return decide(before, command, now);
  let decision = decide(before, opening, now);
  const facts: Fact[] = [];
  for (const next of [...others, command]) {
    if (decision.outcome === 'refused') break;
    facts.push(...decision.facts);
    decision = decide(decision.state, atVersion(next, decision.state), now);
  }
  const { status, version } = before;
  const refusal = { action: command.kind, status, version, allowed: allowedActions(before, opening.by, now) };
  if (decision.outcome === 'refused') return { ...decision, ...refusal };
  if (letsHelpGo(first) && isOnlyProposed(command, decision.state))
    return { outcome: 'refused', because: 'help-still-asked-for', ...refusal };
  return { ...decision, facts: [...facts, ...decision.facts] };
}

function letsHelpGo(first: readonly StaffCommand[]): boolean {
  return first.some(({ kind }) => kind === 'waive-co-task');
}

/** Its head may refuse it: then the case goes on, and those who helped would be gone. */
function isOnlyProposed(command: Command, { status }: OpenedCase): boolean {
  return command.kind === 'resolve' && status !== 'resolved';
}

function atVersion(command: Command, { version }: OpenedCase): Command {
  return 'version' in command ? { ...command, version } : command;
}
