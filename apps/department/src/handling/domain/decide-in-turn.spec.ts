import fc from 'fast-check';
import type { Bureau } from '#contracts';
import { actors, anyMoments, askedBy, staffActions, words } from '../../../test/any-history.ts';
import { accept, after, contact, followRouter, noon, submit } from '../../../test/one-case.ts';
import { handler, head, xiangchengUrbanManagement } from '../../../test/samples.ts';
import type { OpenedCase, WhatIsKnown } from './case-state.ts';
import type { Command, StaffCommand } from './command.ts';
import { allowedActions, decide, type Decision } from './decide.ts';
import { decideInTurn } from './decide-in-turn.ts';

const staff = actors.filter((actor) => actor !== 'citizen');

/** A case with any past, and what one person asks of it, often what is open to him: first this, then that. */
const anyTurns = fc
  .record({
    moments: anyMoments,
    at: fc.nat({ max: 79 }),
    by: fc.constantFrom(...staff),
    choices: fc.array(fc.record({ choice: fc.nat({ max: 999 }), fits: fc.constantFrom(true, true, false), words }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ moments, at, by, choices }) => {
    const { before, now } = moments[at % Math.max(1, moments.length)] ?? {};
    if (!before || !now || before.status === 'unopened') return undefined;
    let state: OpenedCase & WhatIsKnown = before;
    const commands = choices.map(({ choice, fits, words: said }) => {
      const open = allowedActions(state, by, now);
      const kinds = fits && open.length > 0 ? open : staffActions;
      const command = askedBy(by, kinds[choice % kinds.length] ?? 'reply', state, said) as StaffCommand;
      const decision = decide(state, command, now);
      if (decision.outcome === 'carried-out') ({ state } = decision);
      return command;
    });
    return { before, now, commands: commands.map((command) => ({ ...command, version: before.version })) };
  });

const askFor = (bureau: Bureau): Command => {
  return { kind: 'ask-co-bureau', by: handler, version: 3, taskId: 't', bureau, task: '拆除围挡' };
};

/** A final reply for which those who help would be let go, and which waits for the head. */
function onlyProposed(commands: readonly StaffCommand[], { status }: OpenedCase): Partial<Decision> | undefined {
  const kinds = commands.map(({ kind }) => kind);
  const isProposed = kinds.at(-1) === 'resolve' && status !== 'resolved';
  return isProposed && kinds.includes('waive-co-task')
    ? { outcome: 'refused', because: 'help-still-asked-for' }
    : undefined;
}

describe('What goes before a command', () => {
  it('is carried out with it, as if each was given to the case as the one before has left it, or neither is', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        fc.pre(turns !== undefined);
        const { before, now, commands } = turns;
        const [last, first] = [commands.at(-1)!, commands.slice(0, -1)];
        const decision = decideInTurn(before, first, last, now);
        const alone: Decision[] = [];
        let state: OpenedCase = before;
        for (const command of commands) {
          const next = decide(state, { ...command, version: state.version }, now);
          alone.push(next);
          if (next.outcome === 'refused') break;
          ({ state } = next);
        }
        const facts = alone.flatMap((one) => (one.outcome === 'carried-out' ? one.facts : []));
        const refusal = alone.find(({ outcome }) => outcome === 'refused') ?? onlyProposed(commands, state);
        const { status, version } = before;
        const allowed = allowedActions(before, last.by, now);
        expect(decision).toEqual(
          refusal
            ? { ...refusal, action: last.kind, status, version, allowed }
            : { outcome: 'carried-out', state, facts },
        );
      }),
    );
  });

  it('lets nobody go who helps where the final reply would only be proposed', () => {
    const asked = [submit, followRouter, accept(2), askFor(xiangchengUrbanManagement)] as const;
    const before = after(...asked) as OpenedCase;
    const waive = { kind: 'waive-co-task', by: handler, version: 4, taskId: 't', reason: '已自行拆除' } as const;
    const resolve = { kind: 'resolve', by: handler, version: 4, visibility: 'public', text: '已处理' } as const;
    const doubtful = { ...resolve, doubts: ['答复过短'] };
    expect(decideInTurn(before, [waive], resolve, noon)).toMatchObject({ state: { status: 'resolved' } });
    expect(decideInTurn(before, [waive], doubtful, noon)).toEqual({
      ...{ outcome: 'refused', because: 'help-still-asked-for', action: 'resolve', status: 'in-progress', version: 4 },
      allowed: allowedActions(before, handler, noon),
    });
    expect(decideInTurn(before, [{ ...waive, by: head }], { ...doubtful, by: head }, noon)).toMatchObject({
      state: { status: 'resolved' },
    });
  });

  it('keeps the command from being carried out alone where it is refused itself', () => {
    const inProgress = after(submit, followRouter, accept(2)) as OpenedCase;
    const noTask = { kind: 'waive-co-task', by: handler, version: 3, taskId: 'none', reason: '已有凭证' } as const;
    expect(decide(inProgress, contact(3), noon)).toMatchObject({ outcome: 'carried-out' });
    expect(decideInTurn(inProgress, [noTask], contact(3) as StaffCommand, noon)).toMatchObject({
      ...{ outcome: 'refused', action: 'contact', status: 'in-progress', version: 3 },
      allowed: expect.arrayContaining(['contact']),
    });
  });

  it('is not begun by who saw an older version', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        fc.pre(turns !== undefined);
        const { before, now, commands } = turns;
        const [last, ...first] = commands.map((command) => ({ ...command, version: before.version - 1 })).toReversed();
        const decision = decideInTurn(before, first, last!, now);
        expect(decision).toMatchObject({ outcome: 'refused', version: before.version });
        expect(['stale-version', 'not-theirs']).toContain(decision.outcome === 'refused' && decision.because);
      }),
    );
  });
});
