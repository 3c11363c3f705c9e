import { accept, after, carriedOut, doubtRouter, followRouter, submit } from '../../../test/one-case.ts';
import {
  handler,
  mergedBureau,
  officer,
  supervisor,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../test/samples.ts';
import type { Bureau } from '#contracts';
import type { OpenedCase } from './case-state.ts';
import type { Command } from './command.ts';
import { followingOf } from './follow-target.ts';

const desk = after(submit, doubtRouter) as OpenedCase;
const another: Bureau = { id: '411681-other', name: '项城市某局', regionCode: '411681' };
const merger = { predecessor: mergedBureau, successor: xiangchengLabour };

/** What follows from a step of a case for those that are part of it. */
const followsFrom = (before: OpenedCase, command: Command, mergers = [merger]) =>
  followingOf({ before, ...carriedOut(before, command) }, mergers);
const assign = (about?: readonly Bureau[], before = desk): Command => ({
  ...{ kind: 'assign', by: officer, version: before.version, lead: xiangchengUrbanManagement, coHandling: [], about },
});

describe('What is handled as part of another case', () => {
  it('is about all those as whom that is found to be about when it is given to a bureau, and is by itself again', () => {
    const others = [xiangchengLabour, another];
    expect(followsFrom(desk, assign(others))).toEqual({
      kind: 'come-back',
      because: 'complained-of',
      complaint: { named: others, about: others, foundBy: 'triage-officer' },
    });
    const back = { kind: 'return', by: handler, reason: '不属本单位', dutyLine: '无' } as const;
    const lead = { kind: 'assign', by: officer, version: 3, lead: xiangchengLabour, coHandling: [] } as const;
    const disputed = [{ ...back, version: 2 }, lead, { ...back, version: 4 }];
    const arbitration = after(submit, followRouter, ...disputed) as OpenedCase;
    const ruled = { ...assign([xiangchengLabour], arbitration), kind: 'arbitrate', by: supervisor, reason: '依职责' };
    expect(followsFrom(arbitration, ruled as Command)).toMatchObject({
      complaint: { named: [xiangchengLabour], foundBy: 'supervisor' },
    });
  });

  it('is told of none whom it was about already, under which name ever', () => {
    const about = { ...desk, about: [mergedBureau] };
    expect(followsFrom(about, assign([xiangchengLabour, another]))).toMatchObject({
      complaint: { named: [another], about: [xiangchengLabour, another] },
    });
    expect(followsFrom(about, assign([mergedBureau, xiangchengLabour]))).toBeUndefined();
    expect(followsFrom(about, assign())).toBeUndefined();
  });

  it('is by itself again, about whom it was, where the other turns out to be about fewer', () => {
    expect(followsFrom({ ...desk, about: [mergedBureau] }, assign([]))).toEqual({
      kind: 'come-back',
      because: 'complained-of',
    });
  });

  it('stays part of it as long as it goes on as it was', () => {
    expect(followsFrom(desk, assign())).toBeUndefined();
    expect(followsFrom(after(submit, followRouter) as OpenedCase, accept(2))).toBeUndefined();
  });
});
