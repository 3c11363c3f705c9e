import { accept, after, carriedOut, followRouter, submit } from '../../../../test/one-case.ts';
import {
  handler,
  handlerAt,
  mergedBureau,
  officer,
  stranger,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../../test/samples.ts';
import type { CaseState } from '../case-state.ts';
import type { Command } from '../command.ts';
import { concerns } from '../succession.ts';
import { maySee } from '../who-may.ts';

describe('A case of a bureau that was merged into another one', () => {
  const merger = { predecessor: xiangchengLabour, successor: mergedBureau };
  const moved = (state: CaseState, { predecessor, successor } = merger) =>
    carriedOut(state, { kind: 'succeed', predecessor, successor });
  const placed = after(submit, followRouter);
  const accepted = after(submit, followRouter, accept(2));
  const ask = (state: CaseState, bureau = xiangchengUrbanManagement): CaseState => {
    const command: Command = {
      ...{ kind: 'ask-co-bureau', by: handler, version: state.version, taskId: bureau.id, bureau, task: '核查围挡' },
    };
    return carriedOut(state, command).state;
  };
  const about = (state: CaseState, bureau = xiangchengUrbanManagement): CaseState =>
    carriedOut(state, { kind: 'name-complained-of', by: officer, version: state.version, bureau, reason: '反映该局' })
      .state;

  it('goes on with its successor where it stood, with its handler, and is moved once', () => {
    const taken = carriedOut(accepted, {
      ...{ kind: 'assign-handler', by: handler, version: 3 },
      handler: handler.subject,
    });
    const { state, facts } = moved(taken.state);
    expect(state).toMatchObject({ status: 'in-progress', lead: mergedBureau, handler: handler.subject, version: 5 });
    expect(facts).toMatchObject([{ payload: { ...merger, status: 'in-progress', bureau: mergedBureau } }]);
    expect(concerns(merger, taken.state)).toBe(true);
    expect(concerns(merger, state)).toBe(false);
  });

  it('belongs to the region of its successor where that does not answer for where it was', () => {
    const ofCity = { id: '411600-labour', name: '周口市人力资源和社会保障局', regionCode: '411600' };
    const elsewhere = { id: '411602-labour', name: '川汇区人力资源和社会保障局', regionCode: '411602' };
    expect(moved(accepted, { predecessor: xiangchengLabour, successor: ofCity })).toMatchObject({
      state: { regionCode: '411681' },
      facts: [{ payload: { jurisdiction: undefined } }],
    });
    const merged = { predecessor: xiangchengLabour, successor: elsewhere, successorRegionName: '川汇区' };
    expect(carriedOut(accepted, { kind: 'succeed', ...merged })).toMatchObject({
      state: { status: 'in-progress', regionCode: '411602' },
      facts: [{ payload: { jurisdiction: { code: '411602', name: '川汇区' } } }],
    });
  });

  it('has its task done by the successor, and nobody helps himself', () => {
    const helped = ask(accepted);
    const helpers = { predecessor: xiangchengUrbanManagement, successor: mergedBureau };
    expect(moved(helped, helpers).state).toMatchObject({
      coHandling: [mergedBureau],
      coTasks: [{ bureau: mergedBureau, status: 'assigned' }],
    });
    const intoLead = { predecessor: xiangchengUrbanManagement, successor: xiangchengLabour };
    expect(moved(helped, intoLead).state).toMatchObject({ coHandling: [], coTasks: [{ status: 'lapsed' }] });
    expect(moved(ask(helped, mergedBureau), helpers).state).toMatchObject({ coHandling: [mergedBureau] });
  });

  it('is open to the successor where its predecessor helped without a task, or is done with it, and goes on saying who did it', () => {
    const helpers = { predecessor: xiangchengUrbanManagement, successor: mergedBureau };
    const named = after(submit, { kind: 'route', proposal: { ...sureProposal, coHandling: [helpers.predecessor] } });
    const done = carriedOut(ask(accepted), {
      ...{ kind: 'complete-co-task', by: stranger, version: 4, taskId: xiangchengUrbanManagement.id, answer: '已核查' },
    }).state;
    for (const helped of [named, done]) {
      expect(concerns(helpers, helped)).toBe(true);
      const { state } = moved(helped, helpers);
      expect(state).toMatchObject({ coHandling: [mergedBureau] });
      expect(maySee(handlerAt(mergedBureau), state)).toBe(true);
      expect(concerns(helpers, state)).toBe(false);
    }
    expect(moved(done, helpers).state).toMatchObject({
      coTasks: [{ bureau: xiangchengUrbanManagement, status: 'completed' }],
    });
  });

  it('is about the successor as well where it was about the predecessor, and leaves it at once', () => {
    const meant = { predecessor: xiangchengUrbanManagement, successor: xiangchengLabour };
    const complaint = about(accepted);
    expect(concerns(meant, complaint)).toBe(true);
    const { state } = moved(complaint, meant);
    expect(state).toMatchObject({ status: 'triage', about: [xiangchengUrbanManagement, xiangchengLabour] });
    expect(maySee(handler, state)).toBe(false);
    expect(concerns(meant, state)).toBe(false);
    const desk = after(submit, {
      kind: 'route',
      proposal: { ...sureProposal, sure: false, about: [meant.predecessor] },
    });
    expect(moved(desk, meant).state).toMatchObject({ status: 'triage', about: [meant.predecessor, meant.successor] });
  });

  it('forgets no other bureau for the successor where it is about as many as there is room for', () => {
    const { name, regionCode } = mergedBureau;
    const others = Array.from({ length: 9 }, (_, index) => ({ id: `411681-bureau-${index}`, name, regionCode }));
    const meant = { predecessor: xiangchengUrbanManagement, successor: xiangchengLabour };
    const full = [...others, xiangchengUrbanManagement].reduce((state, bureau) => about(state, bureau), placed);
    const { state } = moved(full, meant);
    expect(state).toMatchObject({ status: 'triage', about: [...others, xiangchengLabour] });
    expect(concerns(meant, state)).toBe(false);
  });

  it('does not come to a successor that it is about', () => {
    const complaint = about(accepted, mergedBureau);
    expect(moved(complaint).state).toMatchObject({ status: 'triage', about: [mergedBureau] });
    const helper = { predecessor: xiangchengUrbanManagement, successor: mergedBureau };
    expect(moved(ask(complaint), helper).state).toMatchObject({
      status: 'in-progress',
      coHandling: [],
      coTasks: [{ status: 'lapsed' }],
    });
  });

  it('is seen by who works at the successor, and a complaint about the predecessor is not', () => {
    const colleague = { ...handler, bureauId: mergedBureau.id, formerBureauIds: [xiangchengLabour.id] };
    expect(maySee(colleague, placed)).toBe(true);
    expect(maySee({ ...colleague, formerBureauIds: [] }, placed)).toBe(false);
    const complaint = after(submit, { kind: 'route', proposal: { ...sureProposal, lead: xiangchengUrbanManagement } });
    const ofRegion = { ...officer, bureauId: mergedBureau.id, formerBureauIds: [xiangchengLabour.id] };
    expect(maySee(ofRegion, about(complaint, xiangchengLabour))).toBe(false);
  });
});
