import { planYear, type Life } from './plan-year.ts';
import { cityOf, countyBureaus } from './province.ts';
import { busyBureaus, cityVolumes, mostMessages, provinceVolume, shareOfBusy } from './volumes.ts';

const seed = 1;
const slugs = countyBureaus();
const countsBy = (lives: readonly Life[], keyOf: (life: Life) => string) =>
  new Map([...Map.groupBy(lives, keyOf)].map(([key, some]) => [key, some.length]));
const byCity = (lives: readonly Life[]) => countsBy(lives, ({ regionHint }) => cityOf(regionHint));
const byBureau = (lives: readonly Life[]) =>
  countsBy(lives, ({ regionHint, function: name }) => `${regionHint}-${slugs.get(name)}`);

describe('the year of a province', () => {
  const year = planYear({ year: 2022, messages: provinceVolume, seed });

  it('has 89,038 messages in 2022, of which Puyang writes 5,628', () => {
    expect(year).toHaveLength(89_038);
    expect(byCity(year).get('410900')).toBe(5_628);
  });

  it('has in Xuchang a quarter of its 51,108 messages of four years', () => {
    expect(4 * (byCity(year).get('411000') ?? 0)).toBe(51_108);
  });

  it('has in the other cities as many as they have residents', () => {
    const [zhengzhou = 0, nanyang = 0, jiyuan = 0] = ['410100', '411300', '419000'].map((city) =>
      byCity(year).get(city),
    );
    expect(byCity(year).size).toBe(18);
    expect(zhengzhou / nanyang).toBeCloseTo(12_600_574 / 9_713_112, 3);
    expect(jiyuan).toBe(563);
  });

  it.each([5_000, 89_038])('gives most of %i messages to about six hundred bureaus', (messages) => {
    const lives = messages === year.length ? year : planYear({ year: 2022, messages, seed });
    const counts = [...byBureau(lives).values()];
    expect(counts.length).toBeGreaterThan(busyBureaus);
    expect(shareOfBusy(counts)).toBeGreaterThanOrEqual(mostMessages);
    expect(shareOfBusy(counts)).toBeLessThan(mostMessages + 0.08);
  });

  it.each([1, 100, 5_000])('of %i messages has the same shares, to the nearest message', (messages) => {
    const lives = planYear({ year: 2022, messages, seed });
    expect(lives).toHaveLength(messages);
    for (const [city, volume] of cityVolumes()) {
      const exact = (volume * messages) / provinceVolume;
      expect(Math.abs((byCity(lives).get(city) ?? 0) - exact)).toBeLessThanOrEqual(1);
    }
  });

  it('is the same for the same seed, in the order in which it is written, and within the year', () => {
    const [one, again] = [1, 2].map(() => planYear({ year: 2022, messages: 500, seed: 7 }));
    expect(one).toEqual(again);
    const moments = one!.map(({ at }) => at.toISOString());
    expect(moments).toEqual(moments.toSorted());
    expect(moments[0]! >= '2021-12-31T16:00').toBe(true);
    expect(moments.at(-1)! < '2022-12-31T16:00').toBe(true);
  });
});
