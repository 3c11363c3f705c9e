import {
  accept,
  after,
  announcedBy,
  assign,
  contact,
  doubtRouter,
  followRouter,
  noon,
  submit,
  unopened,
} from '../../../test/one-case.ts';
import {
  handler,
  officerOf,
  stranger,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../test/samples.ts';
import type { Command } from './command.ts';
import { allowedActions, decide } from './decide.ts';

describe('A case on its way', () => {
  it('is opened by a submission and waits for the router', () => {
    expect(after(submit)).toMatchObject({ status: 'received', version: 1, since: noon });
    expect(announcedBy(unopened, submit)).toMatchObject([
      { type: 'xinqiao.case.opened.v1', payload: { caseVersion: 1, occurredAt: noon.toISOString() } },
    ]);
  });

  it('goes to the lead bureau when the router is sure', () => {
    expect(after(submit, followRouter)).toMatchObject({
      status: 'assigned',
      lead: xiangchengLabour,
      regionCode: '411681',
    });
    expect(announcedBy(after(submit), followRouter)).toMatchObject([
      { type: 'xinqiao.case.assigned.v1', payload: { caseVersion: 2, assignedBy: 'router', kind: 'complaint' } },
    ]);
  });

  it('goes to the triage desk when the router is not sure', () => {
    expect(after(submit, doubtRouter)).toMatchObject({ status: 'triage', version: 2, proposal: unsureProposal });
  });

  it('goes to the triage desk when the router is sure but names no bureau', () => {
    const nobody: Command = { kind: 'route', proposal: { ...sureProposal, lead: undefined } };
    expect(after(submit, nobody).status).toBe('triage');
  });

  it('says what the router had proposed when a triage officer assigns it', () => {
    const hesitant: Command = { kind: 'route', proposal: { ...sureProposal, sure: false, confidence: 0.4 } };
    expect(announcedBy(after(submit, hesitant), assign(2))).toMatchObject([
      {
        type: 'xinqiao.case.assigned.v1',
        payload: {
          assignedBy: 'triage-officer',
          lead: xiangchengUrbanManagement,
          coHandling: [xiangchengLabour],
          proposal: { leadId: xiangchengLabour.id, sure: false, confidence: 0.4 },
        },
      },
    ]);
  });

  it('calls only the first contact with the citizen the first', () => {
    const inProgress = after(submit, followRouter, accept(2));
    const contacted = after(submit, followRouter, accept(2), contact(3));
    expect(announcedBy(inProgress, contact(3))).toMatchObject([{ payload: { first: true } }]);
    expect(announcedBy(contacted, contact(4))).toMatchObject([{ payload: { first: false } }]);
  });

  it('keeps its place in the status while it is contacted and replied to', () => {
    const accepted = after(submit, followRouter, accept(2));
    const later = new Date('2026-11-24T04:00:00Z');
    const answer: Command = { kind: 'reply', by: handler, version: 3, visibility: 'private', text: '正在核实' };
    expect(decide(accepted, answer, later)).toMatchObject({ state: { since: noon, version: 4 } });
  });

  it('ends with the final reply', () => {
    const resolve: Command = { kind: 'resolve', by: handler, version: 3, visibility: 'public', text: '已全额支付' };
    const resolved = after(submit, followRouter, accept(2), resolve);
    expect(resolved.status).toBe('resolved');
    expect(allowedActions(resolved, handler, noon)).toEqual([]);
  });
});

describe('A command is refused', () => {
  const assigned = after(submit, followRouter);

  it('when the state does not allow it, saying the state, the action and what is allowed', () => {
    expect(decide(assigned, contact(2), noon)).toEqual({
      outcome: 'refused',
      because: 'not-allowed-now',
      action: 'contact',
      status: 'assigned',
      version: 2,
      allowed: ['accept', 'return', 'assign-handler', 'propose-decline'],
    });
  });

  it('when the case has moved on since the person looked', () => {
    expect(decide(assigned, accept(1), noon)).toMatchObject({
      because: 'stale-version',
      version: 2,
      allowed: ['accept', 'return', 'assign-handler', 'propose-decline'],
    });
  });

  it('when it comes from another bureau, which is not even told the version', () => {
    for (const version of [1, 2])
      expect(decide(assigned, { kind: 'accept', by: stranger, version }, noon)).toMatchObject({
        because: 'not-theirs',
      });
  });

  it('when a bureau that only helps wants to take the lead', () => {
    const shared = after(submit, doubtRouter, assign(2));
    expect(decide(shared, accept(3), noon)).toMatchObject({ because: 'not-theirs', allowed: [] });
  });

  it('when the triage officer answers for another region', () => {
    const inTriage = after(submit, { kind: 'route', proposal: { ...sureProposal, sure: false } });
    const assignAs = (regionCode: string): Command => ({ ...assign(2), by: officerOf(regionCode) }) as Command;
    expect(decide(inTriage, assignAs('411000'), noon)).toMatchObject({ because: 'not-theirs' });
    expect(decide(inTriage, assignAs('411600'), noon)).toMatchObject({ outcome: 'carried-out' });
  });

  it('when the router decides a second time', () => {
    expect(decide(assigned, doubtRouter, noon)).toMatchObject({ because: 'not-allowed-now', status: 'assigned' });
  });
});
