import { carriedOut, after, noon, submit } from '../../../test/one-case.ts';
import {
  handler,
  officer,
  proposalOfComplaint,
  stranger,
  supervisor,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../test/samples.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { maySee } from './who-may.ts';

describe('A complaint about a bureau', () => {
  const complained = xiangchengUrbanManagement;
  const route = (more: object = {}): Command => ({ kind: 'route', proposal: { ...proposalOfComplaint, ...more } });
  const onTheDesk = after(submit, route({ sure: false }));
  const assign = (lead = xiangchengLabour, more: object = {}): Command => ({
    ...{ kind: 'assign', by: officer, version: 2, lead, coHandling: [], ...more },
  });
  const refusal = (state: CaseState, command: Command) => {
    const { outcome, ...rest } = decide(state, command, noon) as { outcome: string; complainedOf?: string[] };
    return outcome === 'refused' ? rest.complainedOf : outcome;
  };

  it('goes to the desk where the router would give it to that bureau, and else without its help', () => {
    expect(after(submit, route({ lead: complained }))).toMatchObject({ status: 'triage', about: [complained] });
    expect(after(submit, route({ coHandling: [complained] }))).toMatchObject({ status: 'assigned', coHandling: [] });
  });

  it('is one in each part that is split off, beside what the router finds there, as far as there is room', () => {
    const part: Command = { ...(submit as Extract<Command, { kind: 'submit' }>), about: [complained] };
    const found = { lead: xiangchengLabour, about: [xiangchengLabour, complained] };
    expect(after(part, route({ lead: complained, about: undefined }))).toMatchObject({ status: 'triage' });
    expect(after(part, route({ coHandling: [complained], about: undefined }))).toMatchObject({ coHandling: [] });
    expect(after(part, route(found))).toMatchObject({ status: 'triage', about: [complained, xiangchengLabour] });
    const { name, regionCode } = xiangchengLabour;
    const others = Array.from({ length: 10 }, (_, index) => ({ id: `411681-bureau-${index}`, name, regionCode }));
    expect(after(part, route({ about: others }))).toMatchObject({ about: [complained, ...others.slice(0, 9)] });
  });

  it('is not given to that bureau by an officer, neither to lead nor to help', () => {
    expect(refusal(onTheDesk, assign(complained))).toEqual(['lead']);
    expect(refusal(onTheDesk, assign(xiangchengLabour, { coHandling: [complained] }))).toEqual(['coHandling[0]']);
    expect(refusal(onTheDesk, assign())).toBe('carried-out');
  });

  it('is about whom the officer says, where the router was wrong or could not tell', () => {
    const unknown = after(submit, { kind: 'route', proposal: unsureProposal });
    expect(refusal(unknown, assign(xiangchengLabour, { about: [xiangchengLabour] }))).toEqual(['lead']);
    const named = carriedOut(unknown, assign(xiangchengLabour, { about: [complained] }));
    expect(named).toMatchObject({ state: { about: [complained] }, facts: [{ payload: { about: [complained] } }] });
    expect(refusal(onTheDesk, assign(complained, { about: [] }))).toBe('carried-out');
  });

  it('is not given to that bureau by a supervisor, a lead that wants help, or one that knows whose it is', () => {
    const placed = after(submit, route());
    const accepted = carriedOut(placed, { kind: 'accept', by: handler, version: 2 }).state;
    const ask: Command = {
      ...{ kind: 'ask-co-bureau', by: handler, version: 3, taskId: 't', bureau: complained, task: '核查' },
    };
    expect(refusal(accepted, ask)).toEqual(['bureau']);
    const send = (version: number, suggested?: typeof complained): Command => ({
      ...{ kind: 'return', by: handler, version, reason: '不属于本单位职责', dutyLine: '劳动监察', suggested },
    });
    expect(refusal(accepted, send(3, complained))).toEqual(['suggested']);
    const again = carriedOut(carriedOut(placed, send(2)).state, { ...assign(), version: 3 } as Command).state;
    const disputed = carriedOut(again, send(4)).state;
    const ruling: Command = {
      ...{ kind: 'arbitrate', by: supervisor, version: 5, lead: complained, coHandling: [], reason: '属其职责' },
    };
    expect(refusal(disputed, ruling)).toEqual(['lead']);
  });

  it('is not seen by that bureau, even where it had it before that was known', () => {
    const placed = after(submit, route({ about: undefined, coHandling: [complained] }));
    expect(maySee(stranger, placed)).toBe(true);
    expect(maySee(stranger, { ...placed, about: [complained] } as CaseState)).toBe(false);
  });

  it('is not seen by its people in another role either, nor decided by them', () => {
    const placed = after(submit, route());
    const alsoOfRegion = { ...officer, roles: [...officer.roles, ...supervisor.roles], bureauId: complained.id };
    expect(maySee(officer, placed)).toBe(true);
    expect(maySee(alsoOfRegion, placed)).toBe(false);
    const decline: Command = { kind: 'confirm-decline', by: alsoOfRegion, version: placed.version };
    expect(decide(placed, decline, noon)).toMatchObject({ outcome: 'refused', because: 'not-theirs' });
  });
});
