import { catalogue } from '../../../test/shipped-catalogue.ts';
import type { BureauRecord } from './bureau.ts';

const find = (id: string) => catalogue.bureaus.find(id)!;
const into = (id: string, successorId: string): BureauRecord => ({
  ...find(id),
  successorId,
  validUntil: new Date(0),
});
const xiangcheng = catalogue.regions.get('411681')!;
const urban = '411681-urban-management';
const housing = '411681-housing-and-urban-rural-development';
const planning = '411681-natural-resources';

describe('the functions of a bureau that was merged', () => {
  it('are served by its successor', () => {
    const directory = catalogue.bureaus.with([into(urban, housing)]);
    expect(directory.bureauFor('water-supply', xiangcheng)).toEqual({
      id: housing,
      name: find(housing).name,
      regionCode: '411681',
    });
    expect(directory.bureausOf(xiangcheng).find(({ id }) => id === housing)?.functions).toEqual([
      ...find(housing).functions,
      ...find(urban).functions,
    ]);
    expect(directory.bureausOf(xiangcheng).some(({ id }) => id === urban)).toBe(false);
  });

  it('are served by the last of several successors, in whatever order they are read', () => {
    const merged = [into(urban, housing), into(housing, planning)];
    for (const order of [merged, merged.toReversed()])
      expect(catalogue.bureaus.with(order).bureauFor('water-supply', xiangcheng)?.id).toBe(planning);
  });

  it('may be served by a bureau of another region', () => {
    const directory = catalogue.bureaus.with([into(urban, '411600-urban-management')]);
    expect(directory.bureauFor('water-supply', xiangcheng)?.id).toBe('411600-urban-management');
    expect(directory.bureausOf(catalogue.regions.get('411600')!)).toEqual(
      catalogue.bureaus.bureausOf(catalogue.regions.get('411600')!),
    );
  });

  it('are served by a bureau in force that has them on its own list', () => {
    const heating = { ...find(planning), functions: [...find(planning).functions, 'heating-gas'] };
    const directory = catalogue.bureaus.with([into(urban, housing), heating]);
    expect(directory.bureauFor('heating-gas', xiangcheng)?.id).toBe(planning);
    expect(directory.bureauFor('water-supply', xiangcheng)?.id).toBe(housing);
  });

  it('are served by nobody where successors go round in a circle', () => {
    const directory = catalogue.bureaus.with([into(urban, housing), into(housing, urban)]);
    expect(directory.bureauFor('water-supply', xiangcheng)).toBeUndefined();
  });
});
