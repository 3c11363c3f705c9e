import fc from 'fast-check';
import { anyMoments } from '../../../test/any-history.ts';
import { accept, after, carriedOut, followRouter, submit } from '../../../test/one-case.ts';
import { handler, officer, xiangchengLabour, xiangchengUrbanManagement } from '../../../test/samples.ts';
import type { CaseState } from './case-state.ts';
import { changeFor, type ToldEvent } from './case-change.ts';
import { speaksFor } from './who-may.ts';

const resolve = { kind: 'resolve', by: handler, version: 3, visibility: 'public', text: '已支付' } as const;

const told = (type: ToldEvent['type'], details: object): ToldEvent => ({
  version: 4,
  type,
  occurredAt: new Date('2026-11-23T04:00:00Z'),
  details: details as ToldEvent['details'],
});

describe('What has changed in a case', () => {
  it('is told in the role of who did it, whatever happened', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { before, command, decision } of moments) {
          if (decision.outcome === 'refused' || !('by' in command)) continue;
          for (const { type, payload } of decision.facts) {
            const { by, bureau } = changeFor(command.by, told(type, payload));
            expect(speaksFor(by, command.by, before)).toBe(true);
            if (bureau) expect(command.by).toMatchObject({ bureauId: bureau.id });
          }
        }
      }),
    );
  });

  it('is told as done by who rang the citizen up, in all that came of one call', () => {
    const before = { ...after(submit, followRouter, accept(2), resolve), onlyByCall: true } as CaseState;
    const said = { solved: false, satisfaction: 1, reopen: '只付了一半' };
    const { facts } = carriedOut(before, { kind: 'rate-by-call', by: officer, version: 4, ...said });
    expect(facts.map(({ type, payload }) => [type, changeFor(officer, told(type, payload)).by])).toEqual([
      ['xinqiao.case.rated.v1', 'follow-up-caller'],
      ['xinqiao.case.closed.v1', 'follow-up-caller'],
      ['xinqiao.case.reopened.v1', 'follow-up-caller'],
    ]);
    expect(facts.at(-1)).toMatchObject({ payload: { reopenedBy: 'citizen' } });
  });

  it('is told as done by the head of the bureau where he answers for what was in doubt', () => {
    const details = { bureau: xiangchengLabour, visibility: 'public', text: '已处理' };
    const changed = (more: object) => changeFor(handler, told('xinqiao.case.resolved.v1', { ...details, ...more }));
    expect(changed({ doubts: ['答复过短'] })).toMatchObject({ by: 'bureau-head', bureau: xiangchengLabour });
    expect(changed({})).toMatchObject({ by: 'lead-bureau', bureau: xiangchengLabour });
    const target = { caseId: 'other', caseNumber: '20261122-0000017-4' };
    expect(changed({ with: target, doubts: ['答复过短'] })).toMatchObject({ by: 'target-case' });
  });

  it('is told to the citizen without what those at work on the case say to each other', () => {
    const answered = told('xinqiao.co-task.completed.v1', {
      bureau: xiangchengLabour,
      taskId: 't',
      coBureau: xiangchengUrbanManagement,
      answer: '已现场核查',
    });
    expect(changeFor('citizen', answered)).toMatchObject({
      by: 'co-bureau',
      bureau: xiangchengUrbanManagement,
      details: { coBureau: xiangchengUrbanManagement },
    });
    expect(changeFor('citizen', answered).details).not.toHaveProperty('answer');
    expect(changeFor(handler, answered).details).toMatchObject({ answer: '已现场核查' });
    const returned = { bureau: xiangchengLabour, reason: '不属于本单位职责', dutyLine: '劳动监察', sentTo: 'triage' };
    expect(changeFor('citizen', told('xinqiao.case.returned.v1', returned)).details).toEqual({
      bureau: xiangchengLabour,
      reason: '不属于本单位职责',
      sentTo: 'triage',
    });
  });
});
