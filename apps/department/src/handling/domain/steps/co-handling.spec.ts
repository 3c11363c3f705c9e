import { accept, after, carriedOut, followRouter, noon, submit } from '../../../../test/one-case.ts';
import { handler, handlerAt, stranger, xiangchengLabour, xiangchengUrbanManagement } from '../../../../test/samples.ts';
import type { CaseState } from '../case-state.ts';
import type { CoTask } from '../co-task.ts';
import type { Command } from '../command.ts';
import { allowedActions, decide } from '../decide.ts';
import { maySee } from '../who-may.ts';

describe('A case that several bureaus handle', () => {
  const inProgress = after(submit, followRouter, accept(2));
  const ask = (version: number, bureau = xiangchengUrbanManagement): Command => ({
    ...{ kind: 'ask-co-bureau', by: handler, version, taskId: 't1', bureau, task: '核查工程款' },
  });
  const complete = (version: number, by = stranger, taskId = 't1'): Command => ({
    ...{ kind: 'complete-co-task', by, version, taskId, answer: '已拨付' },
  });
  const waive: Command = { kind: 'waive-co-task', by: handler, version: 4, taskId: 't1', reason: '已有凭证' };
  const asked = carriedOut(inProgress, ask(3)).state;

  it('is seen by the bureau that was asked, which may say that it is done and nothing else', () => {
    expect(asked).toMatchObject({ coHandling: [xiangchengUrbanManagement] });
    expect(maySee(stranger, inProgress)).toBe(false);
    expect(maySee(stranger, asked)).toBe(true);
    expect(allowedActions(asked, stranger, noon)).toEqual(['complete-co-task']);
  });

  it('is resolved only when all who help are done', () => {
    expect(allowedActions(asked, handler, noon)).not.toContain('resolve');
    const early: Command = { kind: 'resolve', by: handler, version: 4, visibility: 'public', text: '已支付' };
    expect(decide(asked, early, noon)).toMatchObject({ missing: 'when all who help are done' });
    const done = carriedOut(asked, complete(4));
    expect(done.facts).toMatchObject([
      { type: 'xinqiao.co-task.completed.v1', payload: { taskId: 't1', bureau: xiangchengLabour, answer: '已拨付' } },
    ]);
    expect(allowedActions(done.state, handler, noon)).toContain('resolve');
    expect(allowedActions(done.state, stranger, noon)).toEqual([]);
  });

  it('is resolved without those whom the lead waives with a reason', () => {
    const waived = carriedOut(asked, waive);
    expect(waived.facts).toMatchObject([{ payload: { reason: '已有凭证', coBureau: xiangchengUrbanManagement } }]);
    expect(allowedActions(waived.state, handler, noon)).toContain('resolve');
  });

  it.each<[string, Command]>([
    [
      'suspended',
      {
        ...{ kind: 'suspend', by: handler, version: 4, waitingFor: 'citizen', reason: '待补材料' },
        until: new Date('2027-03-01T02:00:00Z'),
      },
    ],
    [
      'decline-pending',
      { kind: 'propose-decline', by: handler, version: 4, legalGround: '条例', explanation: '已由法院立案' },
    ],
  ])('is helped to the end while it is %s, and stays so', (status, away) => {
    const waiting = carriedOut(asked, away).state;
    expect(allowedActions(waiting, stranger, noon)).toEqual(['complete-co-task']);
    const done = carriedOut(waiting, complete(5));
    expect(done.state).toMatchObject({ status, coTasks: [{ status: 'completed' }] });
    expect(done.facts).toMatchObject([{ type: 'xinqiao.co-task.completed.v1', payload: { status } }]);
  });

  describe('asks again and again', () => {
    const tasks = (count: number, status: CoTask['status']) => ({
      ...inProgress,
      coTasks: Array.from({ length: count }, (_, index) => ({
        ...{
          id: `old-${index}`,
          bureau: { id: `411681-${index}`, name: '某局', regionCode: '411681' },
          task: '核查',
          status,
        },
        assignedAt: noon,
      })),
    });

    it('as long as fewer than ten help at once', () => {
      expect(carriedOut(tasks(10, 'completed') as CaseState, ask(3)).outcome).toBe('carried-out');
      expect(carriedOut(tasks(99, 'lapsed') as CaseState, ask(3)).outcome).toBe('carried-out');
      expect(carriedOut(tasks(9, 'assigned') as CaseState, ask(3)).outcome).toBe('carried-out');
    });

    it('and is told when there are too many', () => {
      const missing = 'at most 10 open tasks, and 100 in all';
      expect(decide(tasks(10, 'assigned') as CaseState, ask(3), noon)).toMatchObject({ missing });
      expect(decide(tasks(100, 'completed') as CaseState, ask(3), noon)).toMatchObject({ missing });
    });
  });

  it('asks a bureau for one thing at a time, and never the lead', () => {
    expect(decide(asked, ask(4), noon)).toMatchObject({ because: 'unfit-task' });
    expect(decide(inProgress, ask(3, xiangchengLabour), noon)).toMatchObject({ because: 'unfit-task' });
  });

  it('has no task completed for another bureau', () => {
    const housing = { id: '411681-housing', name: '项城市住房和城乡建设局', regionCode: '411681' };
    const both = carriedOut(asked, { ...ask(4, housing), taskId: 't2' } as Command).state;
    expect(decide(both, complete(5, handlerAt(housing), 't1'), noon)).toMatchObject({ because: 'unfit-task' });
    expect(decide(both, complete(5, handlerAt(housing), 't2'), noon)).toMatchObject({ outcome: 'carried-out' });
  });

  it('has no task completed by the lead, or twice', () => {
    expect(decide(asked, complete(4, handler), noon)).toMatchObject({ outcome: 'refused' });
    expect(decide(asked, complete(4, stranger, 't2'), noon)).toMatchObject({ because: 'unfit-task' });
    const done = carriedOut(asked, complete(4)).state;
    expect(decide(done, complete(5), noon)).toMatchObject({ outcome: 'refused' });
  });

  it('waits for nobody any more when it is sent back', () => {
    const back: Command = { kind: 'return', by: handler, version: 4, reason: '不属本单位', dutyLine: '劳动监察' };
    expect(carriedOut(asked, back).state).toMatchObject({ coTasks: [{ id: 't1', status: 'lapsed' }] });
  });
});
