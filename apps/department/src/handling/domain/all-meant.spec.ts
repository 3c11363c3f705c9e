import { accept, after, carriedOut, followRouter, submit } from '../../../test/one-case.ts';
import {
  mergedBureau,
  officer,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../test/samples.ts';
import type { Bureau } from '#contracts';
import { asNamed, withAllMeant } from './all-meant.ts';

describe('What a complaint is about by the mergers of bureaus', () => {
  const mergers = [{ predecessor: mergedBureau, successor: xiangchengUrbanManagement }];
  const onTheDesk = (about?: Bureau[]) =>
    carriedOut(after(submit), { kind: 'route', proposal: { ...sureProposal, sure: false, about } }).state;

  it('is also who took the place of a bureau that it names, once, though several of them were merged into it', () => {
    const sibling = { id: '411681-sibling', name: '项城市某局', regionCode: '411681' };
    const both = [...mergers, { predecessor: sibling, successor: xiangchengUrbanManagement }];
    const named = onTheDesk([mergedBureau, sibling]);
    expect(withAllMeant(named, both)).toEqual({ ...named, about: [mergedBureau, sibling, xiangchengUrbanManagement] });
  });

  it('is what it names where none of those was merged, or it names the successor, or it is no complaint', () => {
    const named = [onTheDesk([xiangchengLabour]), onTheDesk([mergedBureau, xiangchengUrbanManagement]), onTheDesk()];
    for (const state of named) expect(withAllMeant(state, mergers)).toBe(state);
  });

  it('is what it names while a bureau has it in hand: it is about to be moved', () => {
    const placed = after(submit, followRouter, accept(2));
    const naming = {
      kind: 'name-complained-of',
      by: officer,
      version: 3,
      bureau: mergedBureau,
      reason: '反映该局',
    } as const;
    const { state } = carriedOut(placed, naming);
    expect(withAllMeant(state, mergers)).toBe(state);
  });

  it('is kept as it was named, unless what was done has named somebody', () => {
    const named = onTheDesk([mergedBureau]);
    const meant = withAllMeant(named, mergers);
    const supplemented = carriedOut(meant, { kind: 'supplement', by: 'citizen', text: '另有一处' });
    expect(asNamed(supplemented.state, named, meant).about).toEqual([mergedBureau]);
    const naming = {
      kind: 'name-complained-of',
      by: officer,
      version: 2,
      bureau: xiangchengLabour,
      reason: '反映该局',
    } as const;
    const found = carriedOut(meant, naming);
    expect(asNamed(found.state, named, meant).about).toEqual([
      mergedBureau,
      xiangchengUrbanManagement,
      xiangchengLabour,
    ]);
  });
});
