import fc from 'fast-check';
import { handler, officer, stranger, sureProposal, unsureProposal, xiangchengLabour } from '../../../test/samples.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './command.ts';
import { allowedActions, decide, type Decision } from './decide.ts';
import { transitions, transitionsFrom } from './transitions.ts';

const unopened: CaseState = { status: 'unopened', id: 'c', number: '20261123-0000042-7', version: 0 };

const person = fc.constantFrom(handler, officer, stranger);
const answer = {
  visibility: fc.constantFrom('public' as const, 'private' as const),
  text: fc.string({ minLength: 1 }),
};
const times = fc.date({ noInvalidDate: true });

/** What a person may ask; the lag says how many versions ago they looked at the case. */
const asked = fc.record({ by: person, lag: fc.constantFrom(0, 0, 0, 0, 1, 2), ...answer }).chain(({ lag, ...rest }) =>
  fc
    .constantFrom('assign' as const, 'accept' as const, 'contact' as const, 'reply' as const, 'resolve' as const)
    .map((kind) => (version: number): Command => ({
      kind,
      version: version - lag,
      lead: xiangchengLabour,
      coHandling: [],
      ...rest,
    })),
);
const submitted = times.map((submittedAt) => (): Command => ({ kind: 'submit', channel: 'web', submittedAt }));
const routed = fc
  .constantFrom(sureProposal, unsureProposal)
  .map((proposal) => (): Command => ({ kind: 'route', proposal }));
const history = fc.array(fc.tuple(fc.oneof(submitted, routed, { arbitrary: asked, weight: 6 }), times), {
  maxLength: 60,
});

interface Moment {
  readonly before: CaseState;
  readonly command: Command;
  readonly decision: Decision;
}

describe('Whatever is asked of a case, by whomever, in whatever order', () => {
  it('its version grows by one with every fact and with nothing else', () => {
    fc.assert(
      fc.property(history, (asks) => {
        const facts = momentsOf(asks).flatMap(({ decision }) =>
          decision.outcome === 'carried-out' ? decision.facts : [],
        );
        expect(facts.map(({ payload }) => payload.caseVersion)).toEqual(facts.map((_, index) => index + 1));
      }),
    );
  });

  it('it stays the same case and is opened once', () => {
    fc.assert(
      fc.property(history, (asks) => {
        const facts = momentsOf(asks).flatMap(({ decision }) =>
          decision.outcome === 'carried-out' ? decision.facts : [],
        );
        expect(facts.filter(({ type }) => type === 'xinqiao.case.opened.v1').length).toBe(Math.min(1, facts.length));
        expect(facts.every(({ payload }) => payload.caseId === unopened.id)).toBe(true);
      }),
    );
  });

  it('it moves and announces only as the transition table says', () => {
    fc.assert(
      fc.property(history, (asks) => {
        for (const { before, command, decision } of momentsOf(asks)) {
          if (decision.outcome === 'refused') continue;
          const rows = transitionsFrom(before.status).filter(
            ({ action, to }) => action === command.kind && to === decision.state.status,
          );
          expect(decision.facts.map(({ type }) => type)).toEqual(rows.map((row) => `xinqiao.${row.announces}.v1`));
        }
      }),
    );
  });

  it('a person is refused exactly what is not offered to them, or what they ask of an old version', () => {
    fc.assert(
      fc.property(history, (asks) => {
        for (const { before, command, decision } of momentsOf(asks)) {
          if (!('by' in command)) continue;
          const offered =
            allowedActions(before, command.by).includes(command.kind) && command.version === before.version;
          expect(decision.outcome).toBe(offered ? 'carried-out' : 'refused');
        }
      }),
    );
  });

  it('it never changes when it is refused', () => {
    fc.assert(
      fc.property(history, (asks) => {
        for (const { before, command } of momentsOf(asks)) {
          const kept = structuredClone(before);
          decide(before, command, new Date(0));
          expect(before).toEqual(kept);
        }
      }),
    );
  });

  it('every row of the table can be reached', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(history, (asks) => {
        for (const { before, command, decision } of momentsOf(asks))
          if (decision.outcome === 'carried-out')
            reached.add(`${before.status} ${command.kind} ${decision.state.status}`);
      }),
      { numRuns: 1000, seed: 4 },
    );
    expect([...reached].sort()).toEqual(transitions.map(({ from, action, to }) => `${from} ${action} ${to}`).sort());
  });
});

function momentsOf(asks: readonly [(version: number) => Command, Date][]): Moment[] {
  let state = unopened;
  return asks.map(([ask, now]) => {
    const before = state;
    const command = ask(before.version);
    const decision = decide(before, command, now);
    if (decision.outcome === 'carried-out') state = decision.state;
    return { before, command, decision };
  });
}
