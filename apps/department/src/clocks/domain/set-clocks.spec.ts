import { deadlineOf, WorkingCalendar, WorkingTime } from '#domain';
import { handler, officer, sureProposal, unsureProposal, xiangchengLabour } from '../../../test/samples.ts';
import type { CaseState } from '../../handling/domain/case-state.ts';
import type { Command } from '../../handling/domain/command.ts';
import { decide } from '../../handling/domain/decide.ts';
import type { Fact } from '../../handling/domain/fact.ts';
import { shippedTerms } from './clock-policy.ts';
import { type ClockRules, setClocks } from './set-clocks.ts';
import { shippedDays } from './shipped-days.ts';
import { usualOfficeHours } from './usual-office-hours.ts';

const calendar = new WorkingCalendar(shippedDays());
const usual = new WorkingTime(calendar, usualOfficeHours);
const early = new WorkingTime(calendar, [{ opens: '08:00', closes: '17:00' }]);
const rules: ClockRules = {
  calendarVersion: 1,
  policyOf: (kind = 'unknown', urgent) => ({ terms: shippedTerms(kind, urgent), version: 1 }),
  timeOf: (bureauId) => (bureauId === xiangchengLabour.id ? early : usual),
};

/** Monday, 10:00 in Shanghai. */
const submittedAt = new Date('2026-11-23T02:00:00Z');
const later = (hours: number) => new Date(submittedAt.getTime() + hours * 3_600_000);
const submit: Command = { kind: 'submit', channel: 'web', submittedAt };
const route = (proposal = sureProposal): Command => ({ kind: 'route', proposal });
const assign: Command = { kind: 'assign', by: officer, version: 2, lead: xiangchengLabour, coHandling: [] };

describe('The clocks of a case', () => {
  it('do not run before anybody knows whose it is', () => {
    expect(clocksAfter([submit])).toEqual([]);
  });

  it('run from assignment to be accepted, and from submission to be contacted and resolved, by the hours of the bureau', () => {
    expect(clocksAfter([submit], [route(), later(24)])).toEqual([
      running('accept', '2026-11-24T02:00:00.000Z', '2026-11-25T09:00:00.000Z'),
      running('first-contact', '2026-11-23T02:00:00.000Z', '2026-11-25T09:00:00.000Z'),
      running('resolve', '2026-11-23T02:00:00.000Z', '2026-12-14T09:00:00.000Z'),
    ]);
  });

  it('run on the triage desk until it has assigned the case', () => {
    expect(clocksAfter([submit], [route(unsureProposal)])).toEqual([
      running('triage', '2026-11-23T02:00:00.000Z', '2026-11-23T08:30:00.000Z'),
    ]);
    const [triage, ...rest] = clocksAfter([submit], [route(unsureProposal)], [assign, later(3)]);
    expect(triage).toMatchObject({ clock: 'triage', stoppedAt: '2026-11-23T05:00:00.000Z' });
    expect(rest.map(({ clock, stoppedAt }) => [clock, stoppedAt])).toEqual([
      ['accept', undefined],
      ['first-contact', undefined],
      ['resolve', undefined],
    ]);
  });

  it('go by kind and urgency: a thanks need not be resolved, an urgent case is accepted by day or night', () => {
    const thanks = route({ ...sureProposal, kind: 'thanks', urgent: true });
    expect(clocksAfter([submit], [thanks, later(14)])).toEqual([
      running('accept', '2026-11-23T16:00:00.000Z', '2026-11-23T18:00:00.000Z'),
      running('first-contact', '2026-11-23T02:00:00.000Z', '2026-11-25T09:00:00.000Z'),
    ]);
  });

  it('stop when what they wait for is done, the first time', () => {
    const steps: Step[] = [
      [submit],
      [route()],
      [{ kind: 'accept', by: handler, version: 2 }, later(1)],
      [{ kind: 'contact', by: handler, version: 3 }, later(2)],
      [{ kind: 'contact', by: handler, version: 4 }, later(3)],
      [{ kind: 'resolve', by: handler, version: 5, visibility: 'public', text: '已支付' }, later(4)],
    ];
    expect(clocksAfter(...steps).map(({ clock, stoppedAt }) => [clock, stoppedAt])).toEqual([
      ['accept', later(1).toISOString()],
      ['first-contact', later(2).toISOString()],
      ['resolve', later(4).toISOString()],
    ]);
    const told = factsOf(...steps).map(({ type, payload }) => [type, payload.clocks?.map(({ clock }) => clock)]);
    expect(told).toEqual([
      ['xinqiao.case.opened.v1', undefined],
      ['xinqiao.case.assigned.v1', ['accept', 'first-contact', 'resolve']],
      ['xinqiao.case.accepted.v1', ['accept']],
      ['xinqiao.case.contacted.v1', ['first-contact']],
      ['xinqiao.case.contacted.v1', undefined],
      ['xinqiao.case.resolved.v1', ['resolve']],
    ]);
  });

  it('are told with what it takes to reckon their deadlines again', () => {
    const facts = factsOf([submit], [route(), later(24)]);
    for (const { startedAt, term, deadline } of facts.flatMap(({ payload }) => payload.clocks ?? []))
      expect(deadlineOf(new Date(startedAt), term, early).toISOString()).toBe(deadline);
    expect(facts.at(-1)?.payload.clocks).toHaveLength(3);
  });
});

type Step = [command: Command, at?: Date];

function life(steps: readonly Step[]): { state: CaseState; facts: Fact[] } {
  let state: CaseState = { status: 'unopened', id: 'c', number: '20261123-0000042-7', version: 0 };
  const facts = steps.flatMap(([command, at = submittedAt]) => {
    const decision = decide(state, command, at);
    if (decision.outcome === 'refused') throw new Error(`${command.kind} is refused: ${decision.because}`);
    const set = setClocks(decision, rules);
    ({ state } = set);
    return set.facts;
  });
  return { state, facts };
}

const factsOf = (...steps: Step[]) => life(steps).facts;

function clocksAfter(...steps: Step[]) {
  const { state } = life(steps);
  return 'clocks' in state ? state.clocks : [];
}

function running(clock: string, startedAt: string, deadline: string): unknown {
  return expect.objectContaining({ clock, startedAt, deadline, stepsRaised: 0 });
}
