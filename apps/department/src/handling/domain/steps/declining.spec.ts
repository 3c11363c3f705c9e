import { accept, after, carriedOut, doubtRouter, followRouter, noon, submit } from '../../../../test/one-case.ts';
import { handler, officer, supervisor, xiangchengLabour, xiangchengUrbanManagement } from '../../../../test/samples.ts';
import type { Command } from '../command.ts';
import { allowedActions, decide } from '../decide.ts';

describe('A case that is not to be taken on', () => {
  const ground = { legalGround: '信访工作条例第三十一条', explanation: '已由法院立案' };
  const propose = (version: number): Command => ({ kind: 'propose-decline', by: handler, version, ...ground });
  const confirm = (version: number, by = supervisor): Command => ({ kind: 'confirm-decline', by, version });
  const refuse = (version: number): Command => ({ kind: 'refuse-decline', by: supervisor, version, reason: '应受理' });
  const assigned = after(submit, followRouter);
  const inProgress = after(submit, followRouter, accept(2));

  it('is declined when a supervisor agrees, on the ground that the bureau gave', () => {
    const proposed = carriedOut(assigned, propose(2));
    expect(proposed).toMatchObject({ state: { status: 'decline-pending' }, facts: [{ payload: ground }] });
    expect(decide(proposed.state, confirm(3, handler), noon)).toMatchObject({ because: 'not-theirs' });
    expect(carriedOut(proposed.state, confirm(3))).toMatchObject({
      state: { status: 'declined', settledAt: noon.toISOString() },
      facts: [{ type: 'xinqiao.case.declined.v1', payload: { bureau: xiangchengLabour, ...ground } }],
    });
  });

  it.each([
    ['assigned', assigned],
    ['in-progress', inProgress],
  ])('is %s again when a supervisor does not agree', (status, before) => {
    const proposed = carriedOut(before, propose(before.version)).state;
    const refused = carriedOut(proposed, refuse(proposed.version));
    expect(refused).toMatchObject({ state: { status }, facts: [{ payload: { status, bureau: xiangchengLabour } }] });
    expect(refused.state).not.toHaveProperty('decline');
  });

  it('is neither declined nor taken on by a supervisor who works at its bureau, or at the one into which that was merged', () => {
    const { state } = carriedOut(assigned, propose(2));
    for (const where of [
      { bureauId: xiangchengLabour.id },
      { bureauId: xiangchengUrbanManagement.id, formerBureauIds: [xiangchengLabour.id] },
    ]) {
      const by = { ...supervisor, ...where };
      for (const command of [confirm(3, by), { ...refuse(3), by } as Command])
        expect(decide(state, command, noon)).toMatchObject({ because: 'not-theirs' });
      expect(allowedActions(state, by, noon)).not.toContain('confirm-decline');
    }
    expect(carriedOut(state, confirm(3, { ...supervisor, bureauId: xiangchengUrbanManagement.id })).state.status).toBe(
      'declined',
    );
  });

  it('is answered by the triage desk where it is nobody’s, with whom to ask instead', () => {
    const answer = { explanation: '不属本平台受理范围', askInstead: '项城市人民法院' };
    const decline: Command = { kind: 'decline', by: officer, version: 2, ...answer };
    expect(carriedOut(after(submit, doubtRouter), decline)).toMatchObject({
      state: { status: 'declined' },
      facts: [{ type: 'xinqiao.case.declined.v1', payload: answer }],
    });
  });

  it('comes to the triage desk when the citizen does not agree, with no bureau any more', () => {
    const declined = after(submit, followRouter, propose(2), confirm(3));
    const reopen: Command = { kind: 'reopen', by: 'citizen', reason: '法院没有立案' };
    const reopened = carriedOut(declined, reopen);
    expect(reopened).toMatchObject({ state: { status: 'triage' }, facts: [{ payload: { status: 'triage' } }] });
    expect(reopened.state).not.toHaveProperty('lead');
    expect(decide(declined, reopen, new Date('2027-01-23T04:00:00Z'))).toMatchObject({ because: 'not-allowed-now' });
  });
});
