import { accept, after, announcedBy, carriedOut, followRouter, noon, submit } from '../../../../test/one-case.ts';
import {
  handler,
  mergedBureau,
  officer,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../../test/samples.ts';
import type { Bureau } from '#contracts';
import { withAllMeant } from '../all-meant.ts';
import type { CaseState, WhatIsKnown } from '../case-state.ts';
import type { Command } from '../command.ts';
import { type Carried, decide } from '../decide.ts';
import { firstCall } from '../follow-up.ts';
import { maySee } from '../who-may.ts';

const into = { caseId: '019aaf5e-0000-7000-8000-000000000002', caseNumber: '20261122-0000017-4' };
const merge = (version: number): Command => ({ kind: 'merge', by: officer, version, into, reason: '同一事项' });
const unmerge = (version: number): Command => ({ kind: 'unmerge', by: officer, version, reason: '不是同一家企业' });

describe('A case that is handled as part of another one', () => {
  const inProgress = after(submit, followRouter, accept(2));
  const merged = carriedOut(inProgress, merge(3)).state;

  it('says which, and goes no further by itself', () => {
    expect(announcedBy(inProgress, merge(3))).toMatchObject([
      { type: 'xinqiao.case.merged.v1', payload: { into, bureau: xiangchengLabour } },
    ]);
    const reply: Command = { kind: 'reply', by: handler, version: 4, visibility: 'public', text: '正在核实' };
    expect(decide(merged, reply, noon)).toMatchObject({ because: 'not-allowed-now', allowed: [] });
  });

  describe('that is resolved with it', () => {
    const resolve = (bureau: Bureau): Command => ({
      kind: 'resolve-with-target',
      target: into,
      bureau,
      text: '已支付',
    });
    const taken = after(submit, followRouter, accept(2), {
      ...{ kind: 'assign-handler', by: handler, version: 3, handler: handler.subject },
    });
    const part = carriedOut(taken, merge(4)).state;

    it('stays in hand with who had it where the bureau is the same, else nobody has it when it goes on', () => {
      expect(carriedOut(part, resolve(xiangchengLabour)).state).toMatchObject({ handler: handler.subject });
      const resolved = carriedOut(part, resolve(xiangchengUrbanManagement)).state;
      const reopened = carriedOut(resolved, { kind: 'reopen', by: 'citizen', reason: '没有解决' }).state;
      expect(reopened).toMatchObject({ status: 'in-progress', lead: xiangchengUrbanManagement });
      expect((reopened as WhatIsKnown).handler).toBeUndefined();
    });

    it('has its citizen rung up where only a call reaches him', () => {
      const onlyByCall = { ...part, onlyByCall: true } as CaseState;
      expect(carriedOut(onlyByCall, resolve(xiangchengLabour)).state).toMatchObject({ followUp: firstCall(noon) });
      expect((carriedOut(part, resolve(xiangchengLabour)).state as WhatIsKnown).followUp).toBeUndefined();
    });
  });

  it('stands where it stood when it is undone, since when it did', () => {
    const undone = decide(merged, unmerge(4), new Date('2026-11-25T04:00:00Z'));
    expect(undone).toMatchObject({
      state: { status: 'in-progress', since: noon },
      facts: [{ payload: { from: into } }],
    });
  });

  describe('that is found to be a complaint about a bureau', () => {
    const back = (...bureaus: (typeof xiangchengLabour)[]) =>
      decide(
        merged,
        {
          ...{ kind: 'come-back', because: 'complained-of' },
          complaint: { named: bureaus, about: bureaus, foundBy: 'triage-officer' },
        },
        later,
      );
    const later = new Date('2026-11-25T04:00:00Z');

    it('comes back to the desk where that bureau had it, and to nobody of it', () => {
      const returned = back(xiangchengLabour);
      expect(returned).toMatchObject({
        state: { status: 'triage', since: later, version: 6, about: [xiangchengLabour] },
        facts: [{ payload: { status: 'triage' } }, { payload: { status: 'triage', hadIt: true, caseVersion: 6 } }],
      });
      expect((returned as Carried).state).not.toHaveProperty('lead');
      expect(maySee(handler, (returned as Carried).state)).toBe(false);
    });

    it('comes back to another bureau as about that one too, so that it gets it by no merger', () => {
      expect(back(xiangchengUrbanManagement)).toMatchObject({
        state: { status: 'in-progress', since: noon, lead: xiangchengLabour, about: [xiangchengUrbanManagement] },
        facts: [{ payload: { bureau: xiangchengLabour } }, { payload: { hadIt: false } }],
      });
    });

    it('comes back at once from all of them where there are several, and each is told', () => {
      const about = [xiangchengUrbanManagement, xiangchengLabour];
      const status = 'triage';
      expect(back(...about)).toMatchObject({
        state: { status, version: 7, about },
        facts: [
          { payload: { status } },
          { payload: { status, named: xiangchengUrbanManagement, hadIt: false, about } },
          { payload: { status, named: xiangchengLabour, hadIt: true, about } },
        ],
      });
    });
  });

  describe('whose bureaus were merged meanwhile', () => {
    const old = mergedBureau;
    const merger = { predecessor: old, successor: xiangchengLabour };
    const helper = { id: '411681-helper', name: '项城市某局', regionCode: '411681' };
    /** Led by one bureau, helped by another and about a third, and then handled as part of another case. */
    const part = (lead: Bureau, about: Bureau, coHandling: Bureau[] = []) => {
      const placed = after(submit, { kind: 'route', proposal: { ...sureProposal, lead, coHandling, about: [about] } });
      return carriedOut(placed, merge(2)).state;
    };
    const backs: Command[] = [unmerge(3), { kind: 'come-back', because: 'withdrawn' }];
    const later = new Date('2026-11-25T04:00:00Z');

    it.each([
      ['the successor', part(xiangchengLabour, old)],
      ['the predecessor', part(old, xiangchengLabour)],
      ['another predecessor', part(helper, old)],
    ])('comes back to the desk where it is with %s a complaint about the other', (_, named) => {
      for (const back of backs) {
        const returned = decide(withAllMeant(named, [merger, { ...merger, predecessor: helper }]), back, later);
        expect(returned).toMatchObject({
          state: { status: 'triage', since: later },
          facts: [{ payload: { from: into, status: 'triage', bureau: undefined } }],
        });
        expect((returned as Carried).state).not.toHaveProperty('lead');
      }
    });

    it('comes back to its bureau without the help of whom it is about', () => {
      const named = part(xiangchengUrbanManagement, old, [xiangchengLabour, helper]);
      for (const back of backs)
        expect(decide(withAllMeant(named, [merger]), back, later)).toMatchObject({
          state: { status: 'assigned', since: noon, lead: xiangchengUrbanManagement, coHandling: [helper] },
        });
    });
  });

  it('is none before the router has decided, whose decision would be lost', () => {
    expect(decide(after(submit), merge(1), noon)).toMatchObject({ because: 'not-allowed-now' });
  });
});
