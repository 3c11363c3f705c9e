import { noon, accept, after, carriedOut, followRouter, submit } from '../../../test/one-case.ts';
import { handler, xiangchengUrbanManagement } from '../../../test/samples.ts';
import type { Command } from './command.ts';
import { waitsForOthers } from './waits-for-others.ts';

const inProgress = after(submit, followRouter, accept(2));
const by = { by: handler, version: 3 };
const asked: Command = { kind: 'ask-co-bureau', ...by, taskId: 't', bureau: xiangchengUrbanManagement, task: '核查' };

describe('A bureau waits for others', () => {
  it.each<[string, Command]>([
    ['the citizen or a third party', { kind: 'suspend', ...by, waitingFor: 'citizen', reason: '请补充', until: noon }],
    ['a supervisor who is to give it more time', { kind: 'request-extension', ...by, days: 5, reason: '施工' }],
    [
      'a supervisor who is to agree that a case is not taken on',
      { kind: 'propose-decline', ...by, legalGround: '第三十一条', explanation: '已立案' },
    ],
    ['a bureau that helps', asked],
  ])('for %s', (_, command) => {
    expect(waitsForOthers(inProgress)).toBe(false);
    expect(waitsForOthers(carriedOut(inProgress, command).state)).toBe(true);
  });

  it('no longer once they have done their part', () => {
    const waiting = carriedOut(inProgress, asked).state;
    const answered = carriedOut(waiting, {
      kind: 'waive-co-task',
      by: handler,
      version: 4,
      taskId: 't',
      reason: '已有',
    });
    expect(waitsForOthers(answered.state)).toBe(false);
  });
});
