import { accept, after, announcedBy, carriedOut, followRouter, noon, submit } from '../../../../test/one-case.ts';
import {
  handler,
  handlerAt,
  mergedBureau,
  officer,
  supervisor,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../../test/samples.ts';
import type { CaseState, WhatIsKnown } from '../case-state.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import { allowedActions } from '../decide.ts';
import { maySee } from '../who-may.ts';

describe('A case that turns out to be a complaint about a bureau', () => {
  const name = (state: CaseState, bureau = xiangchengLabour, by = officer): Command => ({
    ...{ kind: 'name-complained-of', by, version: state.version, bureau, reason: '来电补充：该局人员收受好处' },
  });
  const named = (state: CaseState, bureau = xiangchengLabour, by = officer): CaseState =>
    carriedOut(state, name(state, bureau, by)).state;
  const placed = after(submit, followRouter);
  const accepted = after(submit, followRouter, accept(2));
  const ask = (version: number, bureau = xiangchengUrbanManagement): Command => ({
    ...{ kind: 'ask-co-bureau', by: handler, version, taskId: `task-of-${bureau.id}`, bureau, task: '核查围挡' },
  });
  const helped = carriedOut(carriedOut(accepted, ask(3)).state, ask(4, mergedBureau)).state;

  it('is taken from its lead in the same step, wherever it stands, with all that was begun', () => {
    const more: Command = { kind: 'request-extension', by: handler, version: 5, days: 5, reason: '取证' };
    for (const before of [placed, accepted, carriedOut(helped, more).state]) {
      const desk = named(before);
      expect(desk).toMatchObject({ status: 'triage', version: before.version + 1, about: [xiangchengLabour] });
      expect(desk).not.toHaveProperty('lead');
      expect(desk).not.toHaveProperty('extension');
      expect((desk as WhatIsKnown).coTasks?.every(({ status }) => status === 'lapsed') ?? true).toBe(true);
      expect(maySee(handler, desk)).toBe(false);
      expect(maySee(handlerAt(xiangchengUrbanManagement), desk)).toBe(false);
    }
  });

  it('is announced with whom it is about, whether they had it, who found it and where it stands now', () => {
    expect(announcedBy(placed, name(placed, xiangchengLabour, supervisor))).toMatchObject([
      {
        type: 'xinqiao.case.complained-of.v1',
        payload: { status: 'triage', named: xiangchengLabour, hadIt: true, foundBy: 'supervisor' },
      },
    ]);
    expect(announcedBy(accepted, name(accepted, xiangchengUrbanManagement))).toMatchObject([
      { payload: { status: 'in-progress', bureau: xiangchengLabour, hadIt: false, foundBy: 'triage-officer' } },
    ]);
  });

  it('is taken from a bureau that helps, whose task ends, and stays with its lead and the others', () => {
    const rest = named(helped, xiangchengUrbanManagement);
    expect(rest).toMatchObject({
      status: 'in-progress',
      lead: xiangchengLabour,
      coHandling: [mergedBureau],
      coTasks: [{ status: 'lapsed' }, { status: 'assigned' }],
    });
    expect(maySee(handlerAt(xiangchengUrbanManagement), rest)).toBe(false);
    expect(maySee(handlerAt(mergedBureau), rest)).toBe(true);
  });

  it('does not come back to that bureau by any way', () => {
    const desk = named(accepted);
    const assign: Command = { kind: 'assign', by: officer, version: 4, lead: xiangchengLabour, coHandling: [] };
    expect(decide(desk, assign, noon)).toMatchObject({ because: 'complained-of' });
  });

  it('is not seen by that bureau after its end either, and goes to the desk when it is taken up again', () => {
    const answer = { visibility: 'public', text: '已支付' } as const;
    const resolved = carriedOut(accepted, { kind: 'resolve', by: handler, version: 3, ...answer }).state;
    const hidden = named(resolved);
    expect(hidden).toMatchObject({ status: 'resolved', lead: xiangchengLabour });
    expect(maySee(handler, hidden)).toBe(false);
    expect(allowedActions(hidden, handler, noon)).toEqual([]);
    const again = carriedOut(hidden, { kind: 'reopen', by: 'citizen', reason: '未解决' });
    expect(again.state).toMatchObject({ status: 'triage', reopenings: 1 });
    expect(again.state).not.toHaveProperty('lead');
    expect(again.facts).toMatchObject([{ payload: { status: 'triage' } }]);
  });

  it('is about each bureau once, and about ten at most', () => {
    const twice = named(named(placed, xiangchengUrbanManagement), xiangchengUrbanManagement);
    expect(twice).toMatchObject({ about: [xiangchengUrbanManagement] });
    const bureaus = Array.from({ length: 10 }, (_, index) => ({
      id: `411681-bureau-${index}`,
      name: '某局',
      regionCode: '411681',
    }));
    const full = bureaus.reduce((state, bureau) => named(state, bureau), placed);
    expect(decide(full, name(full), noon)).toMatchObject({
      because: 'not-allowed-now',
      missing: 'when it is about fewer than 10 bureaus',
    });
  });
});
