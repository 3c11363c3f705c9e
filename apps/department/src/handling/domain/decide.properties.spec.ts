import fc from 'fast-check';
import { anyMoments, type Moment, unopened } from '../../../test/any-history.ts';
import { type CaseState, isOpen, type WhatIsKnown } from './case-state.ts';
import type { Command } from './command.ts';
import { openTasks } from './co-task.ts';
import { fieldsComplainedOf, isAbout } from './complained-of.ts';
import { allowedActions, type Carried, decide } from './decide.ts';
import type { Fact } from './fact.ts';
import { mayGive } from './may-give.ts';
import { fitsTasks } from './task-named.ts';
import { transitions, transitionsFrom } from './transitions.ts';

describe('Whatever is asked of a case, by whomever, in whatever order', () => {
  it('its version grows by one with every fact and with nothing else', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        const versions = factsOf(moments).map(({ payload }) => payload.caseVersion);
        expect(versions).toEqual(versions.map((_, index) => index + 1));
        for (const { decision } of carriedOut(moments))
          expect(decision.state.version).toBe(decision.facts.at(-1)?.payload.caseVersion);
      }),
    );
  });

  it('it stays the same case and is opened once', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        const facts = factsOf(moments);
        expect(facts.filter(({ type }) => type === 'xinqiao.case.opened.v1').length).toBe(Math.min(1, facts.length));
        expect(facts.every(({ payload }) => payload.caseId === unopened.id)).toBe(true);
      }),
    );
  });

  it('it moves and announces only as one row of the transition table says', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { before, command, now, decision } of carriedOut(moments)) {
          const rows = transitionsFrom(before, now).filter(
            ({ action, to }) =>
              action === command.kind &&
              (to === 'as-before' || (to === 'same' ? before.status : to) === decision.state.status),
          );
          const announced = rows.map((row) => {
            const more = decision.facts.slice(row.announces.length);
            const names = [...row.announces, ...('forEachNamed' in row ? more.map(() => row.forEachNamed) : [])];
            return names.map((name) => `xinqiao.${name}.v1`);
          });
          expect(announced).toContainEqual(decision.facts.map(({ type }) => type));
        }
      }),
    );
  });

  it('it is with a bureau exactly where its status says so', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { decision } of carriedOut(moments)) {
          const { lead }: WhatIsKnown = decision.state;
          if (['withdrawn', 'declined', 'merged'].includes(decision.state.status)) continue;
          const isOnADesk = ['received', 'triage', 'arbitration'].includes(decision.state.status);
          expect(lead === undefined).toBe(isOnADesk);
        }
      }),
    );
  });

  it('it comes back from another case to no bureau that it is a complaint about', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { before, decision } of carriedOut(moments)) {
          if (before.status !== 'merged' || !isOpen(decision.state)) continue;
          const { lead, coHandling = [] }: WhatIsKnown = decision.state;
          const itsBureaus = lead ? [lead, ...coHandling] : [];
          expect(itsBureaus.filter((bureau) => isAbout(decision.state, bureau))).toEqual([]);
        }
      }),
    );
  });

  it('a person is refused exactly what is not offered to them, or what they ask of an old version or may not give', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { before, command, now, decision } of moments) {
          if (!('by' in command)) continue;
          const isCurrent = command.version === undefined || command.version === before.version;
          const isFit =
            fitsTasks(before, command) && mayGive(before, command) && fieldsComplainedOf(before, command).length === 0;
          const offered = isCurrent && isFit && allowedActions(before, command.by, now).includes(command.kind);
          expect(decision.outcome).toBe(offered ? 'carried-out' : 'refused');
        }
      }),
    );
  });

  it('it is resolved only when nobody is waited for, and what others were asked to do ends with it', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { decision } of carriedOut(moments)) {
          const { status } = decision.state;
          const { coTasks }: WhatIsKnown = decision.state;
          if (!['in-progress', 'suspended', 'decline-pending', 'merged'].includes(status))
            expect(openTasks(coTasks)).toEqual([]);
        }
      }),
    );
  });

  it('each bureau that was named to help is asked, once, when its lead accepts it', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { before, command, decision } of carriedOut(moments)) {
          if (command.kind !== 'accept') continue;
          const { lead, coHandling = [] }: WhatIsKnown = before;
          const { coTasks }: WhatIsKnown = decision.state;
          const named = coHandling.filter((bureau) => bureau.id !== lead?.id && !isAbout(decision.state, bureau));
          expect(openTasks(coTasks).map(({ bureau }) => bureau)).toEqual(named);
          expect(decision.facts).toHaveLength(1 + named.length);
        }
      }),
    );
  });

  it('it is after a merger that was undone exactly as it was before', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        const steps = carriedOut(moments);
        for (const [index, { before, command, decision }] of steps.entries()) {
          const next = steps[index + 1];
          // What its bureaus were merged into meanwhile it does not come back to.
          if (command.kind !== 'merge' || next?.command.kind !== 'unmerge' || next.before !== decision.state) continue;
          expect({ ...next.decision.state, version: before.version }).toEqual(before);
        }
      }),
    );
  });

  it('it never changes when it is refused', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { before, command } of moments) {
          const kept = structuredClone(before);
          decide(before, command, new Date(0));
          expect(before).toEqual(kept);
        }
      }),
    );
  });

  it('every row of the table can be reached', () => {
    const rows = new Set(
      transitions.flatMap(({ from, action, to }) =>
        from.map((status) => `${status} ${action} ${to === 'same' ? status : to}`),
      ),
    );
    const reached = new Set<string>();
    // Some rows take a life that chance seldom leads: it may try twenty thousand of them, always the same.
    for (let seed = 1; seed <= 20 && reached.size < rows.size; seed += 1)
      for (const moments of fc.sample(anyMoments, { numRuns: 1000, seed }))
        for (const { before, command, decision } of carriedOut(moments))
          reached.add(
            `${before.status} ${command.kind} ${isWhereItStood(before, command, decision) ? 'as-before' : decision.state.status}`,
          );
    expect([...reached].sort()).toEqual([...rows].sort());
  });
});

function isWhereItStood(before: CaseState, { kind }: Command, { state }: Carried): boolean {
  return (
    before.status === 'merged' && (kind === 'unmerge' || kind === 'come-back') && state.status === before.merger.from
  );
}

function carriedOut(moments: readonly Moment[]): (Moment & { readonly decision: Carried })[] {
  return moments.filter(
    (moment): moment is Moment & { decision: Carried } => moment.decision.outcome === 'carried-out',
  );
}

function factsOf(moments: readonly Moment[]): Fact[] {
  return carriedOut(moments).flatMap(({ decision }) => decision.facts);
}
