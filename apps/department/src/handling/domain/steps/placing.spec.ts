import type { Bureau } from '#contracts';
import {
  accept,
  after,
  announcedBy,
  assign,
  carriedOut,
  contact,
  followRouter,
  noon,
  submit,
} from '../../../../test/one-case.ts';
import {
  handler,
  officer,
  stranger,
  supervisor,
  supervisorOf,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../../test/samples.ts';
import type { CaseState } from '../case-state.ts';
import type { Command } from '../command.ts';
import { allowedActions, decide } from '../decide.ts';
import { maySee } from '../who-may.ts';

describe('A case that its bureau says is not its own', () => {
  const dutyLine = '负责建筑市场监督管理，不含劳动报酬争议。';
  const sendBack = (version: number, by = handler, suggested?: Bureau): Command => ({
    ...{ kind: 'return', by, version, reason: '不属于本单位职责', dutyLine, suggested },
  });
  const arbitrate = (version: number, lead = xiangchengLabour, by = supervisor): Command => ({
    ...{ kind: 'arbitrate', by, version, lead, coHandling: [], reason: '工资争议由劳动监察部门主办' },
  });
  const returnedOnce = after(submit, followRouter, sendBack(2));
  const goesBack = (before: CaseState): CaseState => carriedOut(before, sendBack(before.version)).state;
  const returnedTwice = after(submit, followRouter, sendBack(2), assign(3), sendBack(4, stranger));

  it('goes to the triage desk with the line of the duty list and whose it is, and is with no bureau any more', () => {
    expect(returnedOnce).toMatchObject({ status: 'triage', version: 3, returns: 1 });
    expect(returnedOnce).not.toHaveProperty('lead');
    expect(maySee(handler, returnedOnce)).toBe(false);
    expect(announcedBy(after(submit, followRouter), sendBack(2, handler, xiangchengUrbanManagement))).toMatchObject([
      {
        type: 'xinqiao.case.returned.v1',
        payload: { bureau: xiangchengLabour, sentTo: 'triage', dutyLine, suggested: xiangchengUrbanManagement },
      },
    ]);
  });

  it('is returned once more after a ruling, with what was not known, and after that it stays', () => {
    const ruled = carriedOut(returnedTwice, arbitrate(5)).state;
    const disputed = goesBack(ruled);
    expect(disputed).toMatchObject({ status: 'arbitration', returns: 3 });
    const ruledAgain = carriedOut(disputed, arbitrate(disputed.version)).state;
    expect(decide(ruledAgain, sendBack(ruledAgain.version), noon)).toMatchObject({
      because: 'not-allowed-now',
      missing: 'at most 3 returns',
    });
  });

  it('may also be sent back once it was accepted, and its first contact stays the first', () => {
    const contacted = after(submit, followRouter, accept(2), contact(3), sendBack(4), assign(5));
    const accepted = carriedOut(contacted, { kind: 'accept', by: stranger, version: 6 }).state;
    expect(announcedBy(accepted, { kind: 'contact', by: stranger, version: accepted.version })).toMatchObject([
      { payload: { first: false } },
    ]);
  });

  it('waits for a ruling when it is sent back again', () => {
    expect(returnedTwice).toMatchObject({ status: 'arbitration', version: 5, returns: 2 });
    expect(allowedActions(returnedTwice, officer, noon)).toEqual(['name-complained-of', 'merge']);
    expect(allowedActions(returnedTwice, supervisor, noon)).toEqual(['arbitrate', 'name-complained-of']);
  });

  it('is ruled on by a supervisor of its region only', () => {
    const elsewhere = arbitrate(5, xiangchengLabour, supervisorOf('411000'));
    expect(decide(returnedTwice, elsewhere, noon)).toMatchObject({ because: 'not-theirs' });
    const asOfficer = arbitrate(5, xiangchengLabour, officer);
    expect(decide(returnedTwice, asOfficer, noon)).toMatchObject({ because: 'not-theirs' });
  });

  it('is given to the bureau of the ruling, which is announced before the assignment', () => {
    expect(carriedOut(returnedTwice, arbitrate(5)).state).toMatchObject({
      status: 'assigned',
      version: 7,
      lead: xiangchengLabour,
    });
    expect(announcedBy(returnedTwice, arbitrate(5))).toMatchObject([
      {
        type: 'xinqiao.case.arbitrated.v1',
        payload: {
          caseVersion: 6,
          lead: xiangchengLabour,
          matter: { code: 'unpaid-wages' },
          function: 'labour-inspection',
          jurisdiction: { code: '411681' },
        },
      },
      { type: 'xinqiao.case.assigned.v1', payload: { caseVersion: 7, assignedBy: 'supervisor' } },
    ]);
  });

  it('teaches no function that nobody named, and of the place that which the bureau answers for', () => {
    const elsewhere = { id: '410100-urban-management', name: '郑州市城市管理局', regionCode: '410100' };
    const [{ payload } = { payload: {} }] = announcedBy(returnedTwice, arbitrate(5, elsewhere));
    expect(payload).toMatchObject({ function: undefined, jurisdiction: { code: '410100' } });
    const corrected = { function: 'street-order', kind: 'help' } as const;
    const named = { ...arbitrate(5, elsewhere), corrected } as Command;
    expect(announcedBy(returnedTwice, named)).toMatchObject([
      { payload: { function: 'street-order', kind: 'help', urgent: undefined } },
      {
        payload: {
          ...{ function: 'street-order', kind: 'help', jurisdiction: { code: '410100' } },
          corrections: [
            { of: 'kind', from: 'complaint', to: 'help' },
            { of: 'region', from: '411681', to: '410100' },
            { of: 'function', from: 'labour-inspection', to: 'street-order' },
          ],
        },
      },
    ]);
  });

  it('is ruled on by the function that the desk said in place of the router, where the ruling names none', () => {
    const assignedAs = { ...assign(3), corrected: { function: 'employment' } } as Command;
    const sentBackAgain = after(submit, followRouter, sendBack(2), assignedAs, sendBack(4, stranger));
    expect(announcedBy(sentBackAgain, arbitrate(5))).toMatchObject([
      { type: 'xinqiao.case.arbitrated.v1', payload: { function: 'employment' } },
      { type: 'xinqiao.case.assigned.v1', payload: { function: 'employment' } },
    ]);
  });

  it('is ruled on with the word which bureaus it is a complaint about, named before or by the ruling', () => {
    const about = [xiangchengUrbanManagement];
    expect(announcedBy(returnedTwice, { ...arbitrate(5), about } as Command)).toMatchObject([
      { type: 'xinqiao.case.arbitrated.v1', payload: { about } },
      { type: 'xinqiao.case.assigned.v1', payload: { about } },
    ]);
    expect(announcedBy({ ...returnedTwice, about } as CaseState, arbitrate(5))).toMatchObject([
      { type: 'xinqiao.case.arbitrated.v1', payload: { about } },
      { type: 'xinqiao.case.assigned.v1', payload: { about } },
    ]);
    const [{ payload } = { payload: {} }] = announcedBy(returnedTwice, arbitrate(5));
    expect(payload).toMatchObject({ about: undefined });
  });

  it('comes to arbitration each further time', () => {
    const again = carriedOut(carriedOut(returnedTwice, arbitrate(5)).state, sendBack(7));
    expect(again.state).toMatchObject({ status: 'arbitration', returns: 3 });
  });
});
