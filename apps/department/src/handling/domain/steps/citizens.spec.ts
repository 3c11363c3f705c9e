import { accept, after, carriedOut, doubtRouter, followRouter, noon, submit } from '../../../../test/one-case.ts';
import { handler, officer, supervisor, xiangchengLabour } from '../../../../test/samples.ts';
import type { Command } from '../command.ts';
import { allowedActions, decide } from '../decide.ts';

describe('A citizen in his own case', () => {
  const day = 24 * 60 * 60 * 1000;
  const resolve: Command = { kind: 'resolve', by: handler, version: 3, visibility: 'public', text: '已全额支付' };
  const resolved = after(submit, followRouter, accept(2), resolve);
  const rate: Command = { kind: 'rate', by: 'citizen', solved: false, satisfaction: 2, words: '只付了一半' };
  const reopen: Command = { kind: 'reopen', by: 'citizen', reason: '只付了一半' };
  const supplement: Command = { kind: 'supplement', by: 'citizen', text: '还有考勤表' };
  const withdraw: Command = { kind: 'withdraw', by: 'citizen' };
  const later = (days: number) => new Date(noon.getTime() + days * day);

  it('rates what was resolved, and so closes it', () => {
    expect(carriedOut(resolved, rate)).toMatchObject({
      state: { status: 'closed', version: 6 },
      facts: [
        { type: 'xinqiao.case.rated.v1', payload: { caseVersion: 5, solved: false, satisfaction: 2 } },
        { type: 'xinqiao.case.closed.v1', payload: { caseVersion: 6, because: 'rated' } },
      ],
    });
  });

  it('may take the end for none for 30 days from the answer on, also after the case was closed', () => {
    const closed = carriedOut(resolved, { kind: 'close' }).state;
    for (const state of [resolved, closed]) {
      expect(decide(state, reopen, later(30))).toMatchObject({
        state: { status: 'in-progress', reopenings: 1, lead: xiangchengLabour },
        facts: [{ payload: { status: 'in-progress', reopenedBy: 'citizen', reopenings: 1 } }],
      });
      expect(decide(state, reopen, later(30.001))).toMatchObject({
        because: 'not-allowed-now',
        missing: 'while it may be taken up again',
      });
    }
  });

  it('is not bound by time where a supervisor reopens the case', () => {
    const byHim: Command = { kind: 'reopen', by: supervisor, version: 4, reason: '回访未解决' };
    expect(decide(resolved, byHim, later(300))).toMatchObject({ facts: [{ payload: { reopenedBy: 'supervisor' } }] });
    const byHandler: Command = { ...byHim, by: handler };
    expect(decide(resolved, byHandler, noon)).toMatchObject({ because: 'not-theirs' });
  });

  it.each([
    ['received', after(submit)],
    ['triage', after(submit, doubtRouter)],
    ['assigned', after(submit, followRouter)],
    ['in-progress', after(submit, followRouter, accept(2))],
  ])('adds to a case that is %s, which stays so, and withdraws it', (status, state) => {
    expect(carriedOut(state, supplement)).toMatchObject({
      state: { status, since: noon, supplements: 1 },
      facts: [{ payload: { status, text: '还有考勤表' } }],
    });
    const withdrawn = carriedOut(state, withdraw).state;
    expect(withdrawn.status).toBe('withdrawn');
    for (const actor of ['citizen', handler, officer, supervisor] as const)
      expect(allowedActions(withdrawn, actor, noon)).toEqual([]);
  });

  it('adds to it 20 times and no more', () => {
    const much = Array.from({ length: 20 }, () => supplement);
    const full = after(submit, ...much);
    expect(decide(full, supplement, noon)).toMatchObject({ because: 'not-allowed-now', allowed: ['withdraw'] });
  });

  it('can neither withdraw nor add to what is settled', () => {
    for (const command of [withdraw, supplement])
      expect(decide(resolved, command, noon)).toMatchObject({ because: 'not-allowed-now' });
  });

  it('is told that the case does not allow what is for the staff to do', () => {
    const asHandler = { kind: 'accept', by: 'citizen' } as unknown as Command;
    expect(decide(after(submit, followRouter), asHandler, noon)).toMatchObject({ because: 'not-allowed-now' });
  });
});
