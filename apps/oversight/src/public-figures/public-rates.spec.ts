import fc from 'fast-check';
import type { Counts } from '../indicators/domain/measures.ts';
import { added, type RankedRate, rankedRates, rates } from '../indicators/domain/rates.ts';
import type { CellGroup } from '../indicators/read-cells.ts';
import { fewest } from './domain/suppress.ts';
import { publicBeside, publicLines, publicRates } from './public-rates.ts';
import { citiesOf, tellableAdjusted, tellablePlaces } from './tellable-places.ts';

/** Often few of many, as ratings are. */
const someOf = (most: number) => fc.oneof(fc.nat(Math.min(12, most)), fc.nat(most));
const anyCounts: fc.Arbitrary<Counts> = fc.oneof(fc.nat(15), fc.nat(200)).chain((submitted) => {
  const wholes = fc.record({
    ...{ to_answer: someOf(submitted), rated: someOf(submitted) },
    ...{ contact_due: someOf(submitted), resolve_due: someOf(submitted) },
  });
  return wholes.map((counts) => ({ submitted, ...counts, satisfied: counts.rated, answered: counts.to_answer }));
});
const counties = ['', ...['4101', '4102', '4116'].flatMap((city) => ['00', '05', '81'].map((end) => city + end))];
const groupsOf = (keys: readonly string[]): fc.Arbitrary<CellGroup[]> =>
  fc
    .subarray([...keys], { minLength: 1 })
    .chain((some) => fc.tuple(...some.map((key) => fc.tuple(anyCounts, fc.nat(30)).map((one) => groupWith(key, one)))));
const groupWith = (key: string, [raw, excluded]: [Counts, number]): CellGroup => {
  const without = (cases = 0) => Math.max(0, cases - excluded);
  return { key, raw, adjusted: Object.fromEntries(Object.entries(raw).map(([what, cases]) => [what, without(cases)])) };
};

const wholeOf = ({ raw }: Pick<CellGroup, 'raw'>, rate: RankedRate) => raw[rates[rate][1]] ?? 0;
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
/** The rule: what is left when all that is told is taken from what it is a part of. @param hidden cases of each group that is not told */
function expectNothingToReckon(hidden: readonly number[]) {
  const some = hidden.filter((cases) => cases > 0);
  expect(some).not.toHaveLength(1);
  if (some.length > 0) expect(sumOf(some)).toBeGreaterThanOrEqual(fewest);
}

describe('what the public is told of the lines of a table', () => {
  it('leaves of no count and no rate a group to be reckoned from the total', () => {
    const keys = Array.from({ length: 8 }, (_, index) => `g${index}`);
    fc.assert(
      fc.property(groupsOf(keys), fc.integer({ min: 1, max: 8 }), (groups, most) => {
        const lines = publicLines(groups, (key) => key, most);
        const total = publicRates(groups.map(({ raw }) => raw).reduce(added, {}));
        const own = new Set(lines.flatMap(({ code }) => code ?? []));
        const together = groups.filter(({ key }) => !own.has(key));
        const isTogetherTold = lines.some(({ code }) => code === undefined);
        expect(
          sumOf(lines.map(({ submitted }) => submitted)) +
            (isTogetherTold ? 0 : sumOf(together.map(({ raw }) => raw.submitted ?? 0))),
        ).toBe(sumOf(groups.map(({ raw }) => raw.submitted ?? 0)));
        for (const { submitted } of lines) expect(submitted).toBeGreaterThanOrEqual(fewest);
        for (const rate of rankedRates) {
          const toldOf = lines.filter(({ rates: told }) => told[rate]);
          for (const { rates: told } of toldOf) expect(told[rate]?.cases).toBeGreaterThanOrEqual(fewest);
          if (!total[rate]) expect(toldOf).toEqual([]);
          const codes = new Set(toldOf.map(({ code }) => code));
          // Those that have no line of their own are told of together, or not at all.
          const hidden = groups.filter(({ key }) => !codes.has(own.has(key) ? key : undefined));
          if (total[rate]) expectNothingToReckon(linesOfHidden(hidden, own, rate));
        }
      }),
      { numRuns: 500 },
    );
  });

  /** What is together is one group of those that are hidden, since somebody may know that the others in it have no case. */
  function linesOfHidden(hidden: readonly CellGroup[], own: ReadonlySet<string>, rate: RankedRate): number[] {
    const [alone, together] = [hidden.filter(({ key }) => own.has(key)), hidden.filter(({ key }) => !own.has(key))];
    return [...alone.map((group) => wholeOf(group, rate)), sumOf(together.map((group) => wholeOf(group, rate)))];
  }

  it('tells no rating of a city where it is the only one that another city leaves of the total', () => {
    const groups = [
      { key: '410100', raw: { submitted: 500, rated: 100, satisfied: 80, to_answer: 500, answered: 490 } },
      { key: '410200', raw: { submitted: 12, rated: 1, to_answer: 12, answered: 12 } },
    ];
    const lines = publicLines(groups, (key) => key);
    expect(lines.map(({ submitted }) => submitted)).toEqual([500, 12]);
    for (const { rates: told } of lines) {
      expect(told).not.toHaveProperty('satisfaction');
      expect(told).not.toHaveProperty('resolution');
      expect(told).toHaveProperty('response');
    }
  });

  it('tells how satisfied those are to whom something was done only where that tells nothing of a few others', () => {
    const counts = { rated: 101, satisfied: 80, early_rated: 100, early_satisfied: 80 };
    expect(publicBeside(counts).earlyClosing).toBeUndefined();
    expect(publicBeside({ ...counts, rated: 110 }).earlyClosing).toEqual({ cases: 100, percent: 80 });
    expect(publicBeside({ ...counts, rated: 100 }).earlyClosing).toEqual({ cases: 100, percent: 80 });
  });
});

describe('of which places the public is told a rate', () => {
  it('leaves none to be reckoned, neither from the province nor from its city, and is what the report of cities tells', () => {
    fc.assert(
      fc.property(groupsOf(counties), fc.constantFrom(...rankedRates), (all, rate) => {
        const { cities, counties: told } = tellablePlaces(all, rate);
        const lines = publicLines(citiesOf(all), (key) => key);
        for (const { key } of citiesOf(all))
          expect(cities.has(key)).toBe(lines.some(({ name, rates: shown }) => name === key && shown[rate]));
        const hiddenIn = (groups: readonly CellGroup[], keys: ReadonlySet<string>) =>
          groups.filter(({ key }) => !keys.has(key)).map((group) => wholeOf(group, rate));
        if (cities.size > 0)
          expectNothingToReckon(hiddenIn(citiesOf(all), new Set([...cities, ...togetherIn(lines, rate, all)])));
        for (const [city, groups] of Map.groupBy(all, ({ key }) => key && `${key.slice(0, 4)}00`)) {
          const hidden = hiddenIn(groups, told).filter((cases) => cases > 0);
          if (!cities.has(city)) expect(groups.filter(({ key }) => told.has(key))).toEqual([]);
          else if (hidden.length < groups.length) expectNothingToReckonTogether(hidden);
        }
      }),
      { numRuns: 500 },
    );
  });

  /** Where the report tells of cities together, these are no less told of than those that have a line. */
  function togetherIn(lines: ReturnType<typeof publicLines>, rate: RankedRate, all: readonly CellGroup[]): string[] {
    const isTold = lines.some(({ name, rates: shown }) => name.startsWith('其他') && shown[rate]);
    const own = new Set(lines.map(({ name }) => name));
    return isTold ? citiesOf(all).flatMap(({ key }) => (own.has(key) ? [] : [key])) : [];
  }

  function expectNothingToReckonTogether(hidden: readonly number[]) {
    if (hidden.length > 0) expect(sumOf(hidden)).toBeGreaterThanOrEqual(fewest);
  }

  it('leaves no few excluded cases to be reckoned either', () => {
    fc.assert(
      fc.property(groupsOf(counties), fc.constantFrom(...rankedRates), (all, rate) => {
        const { cities } = tellableAdjusted(all, rate);
        const excluded = citiesOf(all).map(({ key, raw, adjusted }) => {
          return { key, cases: wholeOf({ raw }, rate) - wholeOf({ raw: adjusted }, rate) };
        });
        for (const { key, cases } of excluded) if (cities.has(key)) expect(cases === 0 || cases >= fewest).toBe(true);
        const hidden = excluded.filter(({ key }) => !cities.has(key)).map(({ cases }) => cases);
        if (sumOf(excluded.map(({ cases }) => cases)) >= fewest) expectNothingToReckon(hidden);
      }),
    );
  });
});
