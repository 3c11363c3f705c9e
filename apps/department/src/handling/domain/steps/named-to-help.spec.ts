import { accept, after, announcedBy, carriedOut, noon, submit } from '../../../../test/one-case.ts';
import {
  handler,
  mergedBureau,
  officer,
  stranger,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../../test/samples.ts';
import type { CaseState, WhatIsKnown } from '../case-state.ts';
import type { Command } from '../command.ts';
import { openTasks } from '../co-task.ts';
import { allowedActions, decide } from '../decide.ts';

const route = (...coHandling: (typeof xiangchengLabour)[]): Command => ({
  kind: 'route',
  proposal: { ...sureProposal, coHandling },
});
const helpersIn = ({ coTasks }: WhatIsKnown) => openTasks(coTasks).map(({ bureau }) => bureau);
const answer = { visibility: 'public', text: '已支付' } as const;

describe('Who is named to help at the placement', () => {
  const placed = after(submit, route(xiangchengUrbanManagement, mergedBureau));
  const accepted = after(submit, route(xiangchengUrbanManagement, mergedBureau), accept(2));
  const tasksIn = ({ coTasks = [] }: WhatIsKnown = accepted) => coTasks;
  const complete = (version: number, taskId = tasksIn()[0]?.id ?? ''): Command => ({
    ...{ kind: 'complete-co-task', by: stranger, version, taskId, answer: '已清理' },
  });
  const waive = (version: number, taskId = tasksIn()[1]?.id ?? ''): Command => ({
    ...{ kind: 'waive-co-task', by: handler, version, taskId, reason: '不涉及' },
  });

  it('is asked when the lead accepts, each in an event of its own after that', () => {
    expect(helpersIn(placed)).toEqual([]);
    expect(tasksIn()).toMatchObject([
      { bureau: xiangchengUrbanManagement, status: 'assigned', assignedAt: noon },
      { bureau: mergedBureau, status: 'assigned', assignedAt: noon },
    ]);
    const told = { bureau: xiangchengLabour, task: expect.stringContaining('派单时指定的协办单位') };
    expect(announcedBy(placed, accept(2))).toMatchObject([
      { type: 'xinqiao.case.accepted.v1', payload: { caseVersion: 3 } },
      ...tasksIn().map(({ id: taskId, bureau: coBureau }, index) => ({
        type: 'xinqiao.co-task.assigned.v1',
        payload: { ...told, taskId, coBureau, caseVersion: 4 + index },
      })),
    ]);
    expect(accepted.version).toBe(5);
  });

  it('is asked the same by whoever decides the step once more, and something else in any other case or step', () => {
    const ids = tasksIn().map(({ id }) => id);
    expect(tasksIn(carriedOut(placed, accept(2)).state).map(({ id }) => id)).toEqual(ids);
    const another = { ...placed, id: '019aaf5e-0000-7000-8000-000000000002' } as CaseState;
    const later = { ...placed, version: 7 } as CaseState;
    const others = [carriedOut(another, accept(2)).state, carriedOut(later, accept(7)).state].flatMap(tasksIn);
    expect(new Set([...ids, ...others.map(({ id }) => id)]).size).toBe(6);
  });

  it('is waited for until done, or until the lead says why not', () => {
    expect(allowedActions(accepted, handler, noon)).not.toContain('resolve');
    expect(decide(accepted, { kind: 'resolve', by: handler, version: 5, ...answer }, noon)).toMatchObject({
      because: 'not-allowed-now',
      missing: 'when all who help are done',
    });
    expect(allowedActions(accepted, stranger, noon)).toEqual(['complete-co-task']);
    const done = carriedOut(carriedOut(accepted, complete(5)).state, waive(6)).state;
    expect(carriedOut(done, { kind: 'resolve', by: handler, version: 7, ...answer }).state.status).toBe('resolved');
  });

  it('has one thing to do at a time, and may be asked for more when that is done', () => {
    const ask = (version: number): Command => ({
      ...{ kind: 'ask-co-bureau', by: handler, version, bureau: xiangchengUrbanManagement },
      ...{ taskId: 't1', task: '再核查一次' },
    });
    expect(decide(accepted, ask(5), noon)).toMatchObject({ because: 'unfit-task' });
    expect(helpersIn(carriedOut(carriedOut(accepted, complete(5)).state, ask(6)).state)).toHaveLength(2);
  });

  it('is not asked where it leads the case, is complained of, or is named already', () => {
    const { about = [xiangchengUrbanManagement] }: WhatIsKnown = placed;
    expect(helpersIn(carriedOut({ ...placed, about } as CaseState, accept(2)).state)).toEqual([mergedBureau]);
    const twice = after(submit, route(mergedBureau, xiangchengLabour, mergedBureau), accept(2));
    expect(helpersIn(twice)).toEqual([mergedBureau]);
    expect(helpersIn(after(submit, route(), accept(2)))).toEqual([]);
  });

  it('is asked however many there are, and the lead asks nobody more than it may', () => {
    const many = Array.from({ length: 10 }, (_, index) => ({
      id: `411681-bureau-${index}`,
      name: '某局',
      regionCode: '411681',
    }));
    const full = after(submit, route(...many), accept(2));
    expect(helpersIn(full)).toEqual(many);
    expect(allowedActions(full, handler, noon)).not.toContain('ask-co-bureau');
  });

  it('is let go when the case is sent back, and asked anew with whom it comes to then', () => {
    const back: Command = { kind: 'return', by: handler, version: 5, reason: '不属本单位', dutyLine: '劳动监察' };
    const returned = carriedOut(accepted, back).state;
    expect(helpersIn(returned)).toEqual([]);
    const again = carriedOut(returned, {
      ...{ kind: 'assign', by: officer, version: 6 },
      ...{ lead: xiangchengLabour, coHandling: [mergedBureau] },
    }).state;
    const taken = carriedOut(again, accept(7)).state;
    expect(helpersIn(taken)).toEqual([mergedBureau]);
    expect(tasksIn(taken).map(({ status }) => status)).toEqual(['lapsed', 'lapsed', 'assigned']);
  });

  it('is not asked again because the case is reopened: what is left to do, and by whom, is for the lead to say', () => {
    const done = carriedOut(carriedOut(accepted, complete(5)).state, waive(6)).state;
    const resolved = carriedOut(done, { kind: 'resolve', by: handler, version: 7, ...answer }).state;
    const reopened = carriedOut(resolved, { kind: 'reopen', by: 'citizen', reason: '未解决' }).state;
    expect(reopened.status).toBe('in-progress');
    expect(helpersIn(reopened)).toEqual([]);
  });
});
