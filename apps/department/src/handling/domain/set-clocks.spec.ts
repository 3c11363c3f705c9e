import fc from 'fast-check';
import { deadlineOf, type Merger, WorkingCalendar, WorkingTime } from '#domain';
import {
  handler,
  handlerAt,
  officer,
  supervisor,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../test/samples.ts';
import { withAllMeant } from './all-meant.ts';
import type { CaseState, OpenedCase, WhatIsKnown } from './case-state.ts';
import type { Command, CommandFor } from './command.ts';
import type { Corrected } from './correcting.ts';
import { decide } from './decide.ts';
import { decideInTurn } from './decide-in-turn.ts';
import type { Fact } from './fact.ts';
import { shippedTerms } from '../../clocks/domain/clock-policy.ts';
import { type CaseClock, type ClockKind, isRunning } from '../../clocks/domain/case-clock.ts';
import { clockOnWire } from '../../clocks/domain/clock-on-wire.ts';
import { nextStepAt, raiseDueSteps } from '../../clocks/domain/due-steps.ts';
import { type ClockRules, setClocks } from './set-clocks.ts';
import { shippedDays } from '../../clocks/domain/shipped-days.ts';
import { usualOfficeHours } from '../../clocks/domain/usual-office-hours.ts';

const calendar = new WorkingCalendar(shippedDays());
const usual = new WorkingTime(calendar, usualOfficeHours);
const hoursOf: Readonly<Record<string, WorkingTime>> = {
  [xiangchengLabour.id]: new WorkingTime(calendar, [{ opens: '08:00', closes: '17:00' }]),
  [xiangchengUrbanManagement.id]: new WorkingTime(calendar, [{ opens: '09:00', closes: '19:00' }]),
};
const rules: ClockRules = {
  calendarVersion: 1,
  calendar,
  policyOf: (kind = 'unknown', urgent) => ({ terms: shippedTerms(kind, urgent), version: 1 }),
  timeOf: (bureauId = '') => hoursOf[bureauId] ?? usual,
};

/** Monday, 10:00 in Shanghai. */
const submittedAt = new Date('2026-11-23T02:00:00Z');
const later = (hours: number) => new Date(submittedAt.getTime() + hours * 3_600_000);
const submit: Command = { kind: 'submit', channel: 'web', submittedAt };
const route = (proposal = sureProposal): Command => ({ kind: 'route', proposal });
const reopen: Command = { kind: 'reopen', by: 'citizen', reason: '只付了一半' };
const suspend: CommandFor<'suspend'> = {
  ...{ kind: 'suspend', by: handler, version: 3, waitingFor: 'citizen', reason: '待补材料' },
  until: new Date('2026-12-01T02:00:00Z'),
};
const traffic = { id: '411681-traffic-police', name: '项城市公安局交通警察大队', regionCode: '411681' };
const into = { caseId: 'other', caseNumber: '20261122-0000017-4' };
const aboutLead = { bureau: xiangchengLabour, reason: '反映该局人员' };
const aboutOther = { ...aboutLead, bureau: xiangchengUrbanManagement };
const inProgress: readonly Step[] = [[submit], [route()], [{ kind: 'accept', by: handler, version: 2 }, later(1)]];
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

  describe('of which kind or urgency is corrected', () => {
    const back: Command = { kind: 'return', by: handler, version: 2, reason: '不属本单位', dutyLine: '无' };
    const returned: Step[] = [[submit], [route()], [back, later(3)]];
    const again = (corrected: Corrected, from = returned): readonly CaseClock[] =>
      clocksAfter(...from, [{ ...assign, version: from.length, corrected }, later(5)]);
    const openOf = (kind: ClockKind, clocks: readonly CaseClock[]) =>
      clocks.filter(({ clock, stoppedAt }) => clock === kind && stoppedAt === undefined);

    it('begin by the terms of what it is', () => {
      const desk: Step[] = [[submit], [route({ ...sureProposal, sure: false })]];
      const urgent = again({ urgent: true }, desk);
      expect(openOf('accept', urgent)).toMatchObject([{ term: { amount: 2, unit: 'natural-hours' } }]);
      expect(openOf('resolve', urgent)).toMatchObject([{ term: { amount: 3, unit: 'working-days' } }]);
      expect(openOf('resolve', again({ kind: 'inquiry' }, desk))).toMatchObject([{ term: { amount: 5 } }]);
    });

    it('go on from the submission as if they had begun so', () => {
      const before = resolveAfter(...returned);
      const after = openOf('resolve', again({ kind: 'inquiry' }));
      expect(after).toMatchObject([{ startedAt: before?.startedAt, term: { amount: 5, unit: 'working-days' } }]);
      expect(after[0]?.deadline).toBe(
        deadlineOf(submittedAt, { amount: 5, unit: 'working-days' }, hoursOf[xiangchengLabour.id]!).toISOString(),
      );
      expect(openOf('resolve', again({ kind: 'help' }))[0]?.deadline).toBe(before?.deadline);
      expect(openOf('resolve', again({}))).toEqual(before ? [before] : []);
    });

    it('keep what they have raised, and each is told with its new deadline', () => {
      const { clocks } = raiseDueSteps(clocksAfter(...returned), later(24 * 40).toISOString());
      const state = { ...life(returned).state, clocks } as OpenedCase;
      const command = { ...assign, version: state.version, corrected: { urgent: true } } as Command;
      const decision = decide(state, command, later(24 * 40));
      if (decision.outcome === 'refused') throw new Error(decision.because);
      const { state: after, facts } = setClocks({ ...decision, before: state }, rules);
      expect(openOf('resolve', after.clocks)).toMatchObject([{ stepsRaised: 3, term: { amount: 3 } }]);
      expect(facts[0]?.payload.clocks?.map(({ clock }) => clock)).toEqual([
        'first-contact',
        'resolve',
        'triage',
        'accept',
      ]);
    });

    it('stop where there is no term for it', () => {
      const thanked = again({ kind: 'thanks' });
      expect(openOf('resolve', thanked)).toEqual([]);
      expect(thanked.find(({ clock }) => clock === 'resolve')).toMatchObject({ stoppedAt: later(5).toISOString() });
    });

    describe('to one that has no such term, and back', () => {
      const resolves = (steps: readonly Step[]) => clocksAfter(...steps).filter(({ clock }) => clock === 'resolve');
      const sentBack = (version: number): Command => ({ ...back, version });
      const thank = (version: number): Command => ({ ...assign, version, corrected: { kind: 'thanks' } });
      const rule = (version: number): Command => ({
        ...{ kind: 'arbitrate', by: supervisor, version, lead: xiangchengLabour, coHandling: [], reason: '非感谢' },
        corrected: { kind: 'complaint' },
      });
      /** From a case in progress. */
      const thereAndBack = (version: number, hours: number): Step[] => [
        [sentBack(version), later(hours)],
        [thank(version + 1), later(hours + 1)],
        [sentBack(version + 2), later(hours + 2)],
        [rule(version + 3), later(hours + 3)],
      ];
      const answer = (version: number): Command => ({
        ...{ kind: 'resolve', by: handler, version, visibility: 'public', text: '已付' },
      });

      it('go on as if they had run ever since, with all that was added to them', () => {
        const extended: Step[] = [
          ...inProgress,
          [{ kind: 'request-extension', by: handler, version: 3, days: 18, reason: '取证' }, later(2)],
          [{ kind: 'approve-extension', by: supervisor, version: 4 }, later(3)],
        ];
        const [before] = resolves(extended);
        expect(before).toMatchObject({ extensionDays: 18 });
        expect(resolves([...extended, ...thereAndBack(5, 4)])).toEqual([before]);
      });

      it('have stood still for as long as the case did meanwhile', () => {
        const [sent, thanked, sentAgain, ruled] = thereAndBack(3, 2);
        const merged: Step[] = [
          [{ kind: 'merge', by: officer, version: 5, into, reason: '同一事项' }, later(24)],
          [{ kind: 'unmerge', by: officer, version: 6, reason: '不是同一家企业' }, later(24 * 8)],
        ];
        const after = resolves([
          ...[...inProgress, sent!, thanked!, ...merged],
          [{ ...sentAgain![0], version: 7 } as Command, later(24 * 9)],
          [{ ...ruled![0], version: 8 } as Command, later(24 * 10)],
        ]);
        const pauses = [{ from: later(24).toISOString(), until: later(24 * 8).toISOString() }];
        expect(after).toMatchObject([{ startedAt: submittedAt.toISOString(), pauses }]);
      });

      it('are one for resolving from the submission, whatever the case is said to be how often', () => {
        const kinds = fc.array(fc.constantFrom('complaint', 'inquiry', 'thanks'), { minLength: 1, maxLength: 3 });
        fc.assert(
          fc.property(kinds, (said) => {
            const steps = said.flatMap((kind, index): Step[] => {
              const version = index === 0 ? 2 : 1 + 3 * index;
              const given = {
                ...(index === 0 ? assign : rule(0)),
                version: version + 1,
                corrected: { kind },
              } as Command;
              return [
                [sentBack(version), later(2 * index + 1)],
                [given, later(2 * index + 2)],
              ];
            });
            const found = resolves([[submit], [route()], ...steps]);
            expect(found).toMatchObject([{ startedAt: submittedAt.toISOString() }]);
            expect(found.map(isRunning)).toEqual([said.at(-1) !== 'thanks']);
          }),
        );
      });

      it('raise nothing again', () => {
        const thanked = life([...inProgress, ...thereAndBack(3, 24 * 40).slice(0, 3)]).state as OpenedCase;
        const { clocks, raised } = raiseDueSteps(thanked.clocks, later(24 * 41).toISOString());
        expect(raised.filter(({ clock }) => clock.clock === 'resolve')).toHaveLength(3);
        const state = { ...thanked, clocks };
        const decision = decide(state, rule(6), later(24 * 41));
        if (decision.outcome === 'refused') throw new Error(decision.because);
        const after = setClocks({ ...decision, before: state }, rules).state.clocks;
        const again = raiseDueSteps(after, later(24 * 100).toISOString()).raised;
        expect(again.filter(({ clock }) => clock.clock === 'resolve')).toEqual([]);
      });

      it('go on from the reopening where the case had gone on after its end', () => {
        const reopened: Step[] = [...inProgress, [answer(3), later(48)], [reopen, later(240)]];
        const [first, second] = resolves(reopened);
        expect(second).toMatchObject({ startedAt: later(240).toISOString() });
        expect(resolves([...reopened, ...thereAndBack(5, 241)])).toEqual([first, second]);
      });

      it('begin anew where the case has been at its end meanwhile', () => {
        const [toDesk, thanked, toSupervisor, ruled] = thereAndBack(3, 2);
        const accept: Command = { kind: 'accept', by: handler, version: 5 };
        const ended: Step[] = [
          [accept, later(4)],
          [answer(6), later(48)],
          [reopen, later(240)],
        ];
        const [version, hours] = [8, 241];
        const after = resolves([
          ...[...inProgress, toDesk!, thanked!, ...ended],
          [{ ...toSupervisor![0], version } as Command, later(hours)],
          [{ ...ruled![0], version: version + 1 } as Command, later(hours + 1)],
        ]);
        expect(after).toMatchObject([
          { stoppedAt: later(3).toISOString() },
          { startedAt: later(hours + 1).toISOString() },
        ]);
        expect(after.map(isRunning)).toEqual([false, true]);
      });
    });
  });

  it('run on the desk again when a case turns out to be about its bureau, and what stood still goes on', () => {
    const named: Command = { kind: 'name-complained-of', by: officer, version: 4, ...aboutLead };
    const suspended = [...inProgress, [suspend, later(24)]] as const;
    const taken = clocksAfter(...suspended, [named, later(24.5)]);
    expect(taken.filter(isRunning).map(({ clock }) => clock)).toEqual(['first-contact', 'resolve', 'triage']);
    expect(taken.find(({ clock }) => clock === 'resolve')).toMatchObject({
      deadline: resolveAfter(...inProgress)?.deadline,
      pauses: [{ until: later(24.5).toISOString() }],
    });
    const other: Command = { ...named, version: 3, bureau: xiangchengUrbanManagement };
    expect(clocksAfter(...inProgress, [other, later(3)])).toEqual(clocksAfter(...inProgress));
  });

  it('run anew on the desk where a supervisor was to say whether the case is declined, and go on where it lay there already', () => {
    const propose: Command = {
      kind: 'propose-decline',
      by: handler,
      version: 2,
      legalGround: '三十一',
      explanation: '无',
    };
    const pending = [[submit], [route()], [propose, later(1)]] as const;
    const named: Command = { kind: 'name-complained-of', by: officer, version: 3, ...aboutLead };
    const other: Command = { ...named, bureau: xiangchengUrbanManagement };
    const merger = { predecessor: xiangchengLabour, successor: xiangchengUrbanManagement };
    const succeed: Command = { kind: 'succeed', ...merger };
    const takings: Step[][] = [
      [[named, later(24)]],
      [
        [other, later(2)],
        [succeed, later(24)],
      ],
    ];
    for (const taking of takings) {
      const desk = clocksAfter(...pending, ...taking).filter(({ clock }) => clock === 'triage');
      const times = [later(1), later(24)].map((time) => time.toISOString());
      expect(desk).toMatchObject([{ startedAt: times[0], stoppedAt: times[1] }, { startedAt: times[1] }]);
      expect(desk.map(isRunning)).toEqual([false, true]);
    }
    const onTheDesk: Step[] = [[submit], [route(unsureProposal)]];
    const again: Command = { ...named, version: 2 };
    expect(clocksAfter(...onTheDesk, [again, later(1)], [succeed, later(2)])).toEqual(clocksAfter(...onTheDesk));
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

  it('stand still for resolving while the case waits, for as long as was said at most, and go on when it does', () => {
    const suspended = [...inProgress, [suspend, later(24)]] as const;
    expect(resolveAfter(...suspended)).toMatchObject({ deadline: '2026-12-21T09:00:00.000Z' });
    const resume: Command = { kind: 'resume', by: handler, version: 4 };
    const resumed = clocksAfter(...suspended, [resume, later(72)]);
    expect(lastOf('resolve', resumed)).toMatchObject({
      deadline: '2026-12-16T09:00:00.000Z',
      pauses: [{ from: later(24).toISOString(), until: later(72).toISOString() }],
    });
    expect(lastOf('first-contact', resumed)).toMatchObject({ deadline: '2026-11-25T09:00:00.000Z' });
    expect(resolveAfter(...suspended, [resume, later(24 * 30)])).toMatchObject({
      deadline: '2026-12-21T09:00:00.000Z',
    });
  });

  it('run on the supervisor’s desk while it is open whether the case is declined', () => {
    const propose: Command = {
      ...{ kind: 'propose-decline', by: handler, version: 3, legalGround: '条例', explanation: '已由法院立案' },
    };
    const refuse: Command = { kind: 'refuse-decline', by: supervisor, version: 4, reason: '应受理' };
    const pending = clocksAfter(...inProgress, [propose, later(2)]);
    expect(pending.at(-1)).toMatchObject({ clock: 'triage', deadline: '2026-11-24T01:00:00.000Z' });
    const [triage, ...rest] = clocksAfter(...inProgress, [propose, later(2)], [refuse, later(3)]).toReversed();
    expect(triage).toMatchObject({ clock: 'triage', stoppedAt: later(3).toISOString() });
    expect(rest.filter(({ stoppedAt }) => !stoppedAt).map(({ clock }) => clock)).toEqual(['resolve', 'first-contact']);
    expect(clocksAfter(...inProgress, [propose], [{ ...refuse, kind: 'confirm-decline' }])).not.toContainEqual(
      expect.objectContaining({ stoppedAt: undefined }),
    );
  });

  it('stand still while the case is handled as part of another one, but not twice where it waited already', () => {
    const merge: Command = { kind: 'merge', by: officer, version: 3, into, reason: '同一事项' };
    const back: Command = { kind: 'come-back', because: 'withdrawn' };
    const dayLater = later(24).toISOString();
    const twoDaysOn = later(72).toISOString();
    const [, , resolve] = clocksAfter(...inProgress, [merge, later(24)], [back, later(72)]);
    expect(resolve).toMatchObject({ pauses: [{ from: dayLater, until: twoDaysOn }] });
    expect(resolve!.deadline).toBe('2026-12-16T09:00:00.000Z');
    const waiting = { ...suspend, until: later(48) };
    const again: Command = { ...merge, version: 4 };
    const [, , once] = clocksAfter(...inProgress, [waiting, later(24)], [again, later(25)], [back, later(72)]);
    expect(once).toMatchObject({
      pauses: [
        { from: dayLater, until: later(48).toISOString() },
        { from: later(48).toISOString(), until: twoDaysOn },
      ],
    });
    const short = { ...suspend, until: later(96) };
    const [, , within] = clocksAfter(...inProgress, [short, later(24)], [again, later(25)], [back, later(72)]);
    expect(within).toMatchObject({ pauses: [{ from: dayLater, until: later(96).toISOString() }] });
  });

  it('stop where they stood still when the case is resolved with the one that it was handled as part of, so that nothing falls due of that time', () => {
    const target = { caseId: 'other', caseNumber: '20261122-0000017-4' };
    const merge: Command = { kind: 'merge', by: officer, version: 2, into: target, reason: '同一事项' };
    const bureau = xiangchengUrbanManagement;
    const resolve: Command = { kind: 'resolve-with-target', target, bureau, text: '已支付' };
    // Three hours before the deadline of the day on which it is to be accepted.
    const merged = [[submit], [route()], [merge, later(28)]] as const;
    const { state, facts } = life([...merged, [resolve, later(24 * 90)]]);
    const { clocks } = state as OpenedCase;
    const stoppedAt = later(28).toISOString();
    expect(clocks).toMatchObject(['accept', 'first-contact', 'resolve'].map((clock) => ({ clock, stoppedAt })));
    expect(facts.at(-1)?.payload.clocks).toEqual(clocks.map(clockOnWire));
    const due = raiseDueSteps(clocks, later(24 * 365).toISOString()).raised;
    expect(due.filter(({ dueAt }) => dueAt > stoppedAt)).toEqual([]);
    expect(nextStepAt(raiseDueSteps(clocks, stoppedAt).clocks)).toBeNull();
  });

  it('that fall due on the day on which they stood still do so when they go on', () => {
    const merge: Command = { kind: 'merge', by: officer, version: 2, into, reason: '同一事项' };
    const back: Command = { kind: 'come-back', because: 'withdrawn' };
    const [accept] = clocksAfter([submit], [route()], [merge, later(28)], [back, later(24 * 90)]);
    expect(accept).toMatchObject({ clock: 'accept', deadline: '2026-11-24T09:00:00.000Z' });
    const { raised } = raiseDueSteps([accept!], later(24 * 90).toISOString());
    expect(raised.map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ['warning', '2026-11-24T05:48:00.000Z'],
      ['reminder', later(24 * 90).toISOString()],
    ]);
  });

  it('run on the desk when a case that was part of another one comes back as about its own bureau, and what stood still goes on', () => {
    const merge: Command = { kind: 'merge', by: officer, version: 5, into, reason: '同一事项' };
    const named: Command = { kind: 'name-complained-of', by: officer, version: 3, ...aboutOther };
    const waits = { ...suspend, version: 4 };
    const merged = [...inProgress, [named, later(2)], [waits, later(24)], [merge, later(25)]] as const;
    const merger = { predecessor: xiangchengUrbanManagement, successor: xiangchengLabour };
    const unmerge: Command = { kind: 'unmerge', by: officer, version: 6, reason: '不是同一家企业' };
    const foundToBe: Command = {
      ...{ kind: 'come-back', because: 'complained-of' },
      complaint: { named: [xiangchengLabour], about: [xiangchengLabour], foundBy: 'supervisor' },
    };
    for (const back of [[unmerge, later(72), [merger]] as const, [foundToBe, later(72)] as const]) {
      const clocks = clocksAfter(...merged, back);
      expect(clocks.filter(({ clock }) => clock === 'triage')).toHaveLength(1);
      expect(clocks.filter(isRunning).map(({ clock }) => clock)).toEqual(['first-contact', 'resolve', 'triage']);
      expect(lastOf('triage', clocks)?.startedAt).toBe(later(72).toISOString());
      const pauses = [{ from: later(24).toISOString(), until: later(72).toISOString() }];
      expect(lastOf('resolve', clocks)).toMatchObject({ pauses });
    }
  });

  it('neither warn nor remind on a day on which they stand still', () => {
    const until = later(24 * 200);
    const warnedAt = resolveAfter(...inProgress)?.warningAt;
    const beforeWarning = resolveAfter(...inProgress, [{ ...suspend, until }, later(24 * 15)]);
    expect(beforeWarning!.warningAt > until.toISOString()).toBe(true);
    const afterWarning = resolveAfter(...inProgress, [{ ...suspend, until }, later(24 * 17)]);
    expect(afterWarning!.warningAt).toBe(warnedAt);
    expect(afterWarning!.deadline > until.toISOString()).toBe(true);
  });

  it('have as many working days more for resolving as a supervisor has approved, each time', () => {
    const extend = (version: number, days: number): Step[] => [
      [{ kind: 'request-extension', by: handler, version, days, reason: '跨采暖季施工' }, later(2)],
      [{ kind: 'approve-extension', by: supervisor, version: version + 1 }, later(3)],
    ];
    const twice = [...inProgress, ...extend(3, 18), ...extend(5, 2)];
    expect(resolveAfter(...twice)).toMatchObject({ extensionDays: 20, deadline: '2027-01-12T09:00:00.000Z' });
    expect(factsOf(...twice).at(-1)?.payload.clocks).toMatchObject([{ clock: 'resolve', extensionDays: 20 }]);
  });

  it('run anew for resolving when the case is reopened, from then on, and for the first contact where there was none', () => {
    const resolve = (version: number): Command => ({
      kind: 'resolve',
      by: handler,
      version,
      visibility: 'public',
      text: '已付',
    });
    const reopened = clocksAfter(...inProgress, [resolve(3), later(48)], [reopen, later(240)]);
    const resolveAnew = running('resolve', later(240).toISOString(), '2026-12-24T09:00:00.000Z');
    const contactAnew = running('first-contact', later(240).toISOString(), '2026-12-07T09:00:00.000Z');
    const runs = ({ stoppedAt }: CaseClock) => stoppedAt === undefined;
    expect(reopened.filter(runs)).toEqual([contactAnew, resolveAnew]);
    const contact: Command = { kind: 'contact', by: handler, version: 3 };
    const spoken = clocksAfter(...inProgress, [contact, later(3)], [resolve(4), later(48)], [reopen, later(240)]);
    expect(spoken.filter(runs)).toEqual([resolveAnew]);
  });

  it('run on the desk when a declined case is reopened, and then as if it had just come', () => {
    const declined: Step[] = [
      [submit],
      [route()],
      [{ kind: 'propose-decline', by: handler, version: 2, legalGround: '第三十一条', explanation: '已立案' }],
      [{ kind: 'confirm-decline', by: supervisor, version: 3 }, later(24)],
      [reopen, later(48)],
    ];
    const onDesk = clocksAfter(...declined).filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(onDesk).toEqual([running('triage', later(48).toISOString(), '2026-11-25T08:30:00.000Z')]);
    const assigned = clocksAfter(...declined, [{ ...assign, version: 5 }, later(52)]);
    const now = assigned.filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(now.map(({ clock, startedAt }) => [clock, startedAt])).toEqual(
      ['accept', 'first-contact', 'resolve'].map((clock) => [clock, later(52).toISOString()]),
    );
  });

  it('run for each task of a bureau that helps, by its own hours, and for no longer than the lead has the case', () => {
    const ask = (version: number, taskId: string, bureau = xiangchengUrbanManagement): Command => ({
      ...{ kind: 'ask-co-bureau', by: handler, version, taskId, bureau, task: '清理占道' },
    });
    const asked: Step[] = [...inProgress, [ask(3, 't1'), later(2)], [ask(4, 't2', traffic), later(2)]];
    const tasks = (clocks: readonly CaseClock[]) => clocks.filter(({ clock }) => clock === 'co-task');
    expect(tasks(clocksAfter(...asked))).toMatchObject([
      { coTask: { taskId: 't1', bureau: xiangchengUrbanManagement }, deadline: '2026-11-30T11:00:00.000Z' },
      { coTask: { taskId: 't2', bureau: traffic }, deadline: '2026-11-30T10:00:00.000Z' },
    ]);
    const by = handlerAt(xiangchengUrbanManagement);
    const complete: Command = { kind: 'complete-co-task', by, version: 5, taskId: 't1', answer: '已清理' };
    const stops = (...steps: Step[]) => tasks(clocksAfter(...asked, ...steps)).map(({ stoppedAt }) => stoppedAt);
    const [third, fourth] = [later(3), later(4)].map((time) => time.toISOString());
    expect(stops([complete, later(3)])).toEqual([third, undefined]);
    const back: Command = { kind: 'return', by: handler, version: 6, reason: '不属本单位', dutyLine: '劳动监察' };
    expect(stops([complete, later(3)], [back, later(4)])).toEqual([third, fourth]);
  });

  it('stop each with the end of its own task, also where several end at once', () => {
    const named = { ...sureProposal, coHandling: [xiangchengUrbanManagement, traffic] };
    const { state } = life([[submit], [route(named)], [{ kind: 'accept', by: handler, version: 2 }, later(1)]]);
    const tasks = (state as OpenedCase & WhatIsKnown).coTasks ?? [];
    const waive = tasks.map(
      ({ id: taskId }) => ({ kind: 'waive-co-task', by: handler, version: 5, taskId, reason: '已有凭证' }) as const,
    );
    const resolve = { kind: 'resolve', by: handler, version: 5, visibility: 'public', text: '已支付' } as const;
    const decision = decideInTurn(state as OpenedCase, waive, resolve, later(2));
    if (decision.outcome === 'refused') throw new Error(decision.because);
    const stopped = setClocks({ ...decision, before: state }, rules).facts.map(({ payload }) =>
      payload.clocks?.map(({ clock, coTask }) => coTask?.taskId ?? clock),
    );
    expect(stopped).toEqual([[tasks[0]!.id], [tasks[1]!.id], ['first-contact', 'resolve']]);
  });

  it('are told with what it takes to reckon their deadlines again', () => {
    const facts = factsOf([submit], [route(), later(24)]);
    for (const { startedAt, term, deadline } of facts.flatMap(({ payload }) => payload.clocks ?? []))
      expect(deadlineOf(new Date(startedAt), term, rules.timeOf(xiangchengLabour.id)).toISOString()).toBe(deadline);
    expect(facts.at(-1)?.payload.clocks).toHaveLength(3);
  });
});

type Step = readonly [command: Command, at?: Date, mergers?: readonly Merger[]];

function life(steps: readonly Step[]): { state: CaseState; facts: Fact[] } {
  let state: CaseState = { status: 'unopened', id: 'c', number: '20261123-0000042-7', version: 0 };
  const facts = steps.flatMap(([command, at = submittedAt, mergers = []]) => {
    const meant = state.status === 'unopened' ? state : withAllMeant(state, mergers);
    const decision = decide(meant, command, at);
    if (decision.outcome === 'refused') throw new Error(`${command.kind} is refused: ${decision.because}`);
    const set = setClocks({ ...decision, before: meant }, rules);
    ({ state } = set);
    return set.facts;
  });
  return { state, facts };
}

const lastOf = (kind: ClockKind, clocks: readonly CaseClock[]) => clocks.findLast(({ clock }) => clock === kind);

const resolveAfter = (...steps: readonly Step[]) => lastOf('resolve', clocksAfter(...steps));

const factsOf = (...steps: readonly Step[]) => life(steps).facts;

function clocksAfter(...steps: readonly Step[]): readonly CaseClock[] {
  const { state } = life(steps);
  return 'clocks' in state ? state.clocks : [];
}

function running(clock: string, startedAt: string, deadline: string): unknown {
  return expect.objectContaining({ clock, startedAt, deadline, stepsRaised: 0 });
}
