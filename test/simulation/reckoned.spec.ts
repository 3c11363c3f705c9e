import { counters } from '../../apps/oversight/src/indicators/domain/measures.ts';
import { rates as toldRates } from '../../apps/oversight/src/indicators/domain/rates.ts';
import type { Counted } from './ledger.ts';
import { figuresOf, flat, nothing, rates, sumsBy, unlike } from './reckoned.ts';
import { startOf } from './series.ts';

const hour = 3_600_000;

describe('what is reckoned of a year', () => {
  it('is each count and each rate that oversight tells', () => {
    expect(Object.keys(nothing().counts).toSorted()).toEqual([...counters].toSorted());
    expect(Object.keys(rates).toSorted()).toEqual(Object.keys(toldRates).toSorted());
  });

  it('is added up by what it is cut by', () => {
    const one = (bureau: string, counts: Counted['counts'], toContact?: number) =>
      ({ bureau, counts, toContact }) as Counted;
    const sums = sumsBy(
      [one('a', { had: 1 }, hour), one('b', { had: 1 }), one('a', { had: 1, returned: 1 })],
      (all) => all.bureau,
    );
    expect(sums.get('a')).toMatchObject({
      counts: { had: 2, returned: 1, submitted: 0 },
      toContact: [hour],
      toResolve: [],
    });
    expect(figuresOf(sums.get('a')!)).toMatchObject({ 'counts.had': 2, 'rates.return.share': 0.5 });
    expect(figuresOf(sums.get('b')!)).not.toHaveProperty(['timeToContact.median']);
  });

  it('has Wilson’s interval, and times by the ends of their spans', () => {
    const figures = figuresOf({
      counts: { rated: 10, satisfied: 8, satisfaction_sum: 41 },
      toContact: [hour, 24 * hour, 25 * hour],
      toResolve: [400 * 24 * hour],
    });
    expect(figures['rates.satisfaction.lower']).toBeCloseTo(0.4902, 4);
    expect(figures['rates.satisfaction.upper']).toBeCloseTo(0.9433, 4);
    expect(figures).toMatchObject({
      ...{ meanSatisfaction: 4.1, 'timeToContact.median': 24, 'timeToContact.p90': 48 },
      ...{ 'timeToResolve.median': 8760, 'timeToResolve.p90': 8760 },
    });
  });

  it('differs from what is told otherwise, from what is not told, and from what is told beside it', () => {
    const told = flat({ counts: { had: 2, lost: 0 }, rates: { return: { share: 0.5 } }, name: '某局' });
    expect(unlike('all', told, { 'counts.had': 2, 'counts.lost': 0, 'rates.return.share': 0.5 })).toEqual([]);
    expect(unlike('all', told, { 'counts.had': 3, 'counts.open': 0, 'rates.return.share': 0.5 })).toEqual([
      'all, counts.had: 2 told, 3 recorded',
      'all, counts.open: nothing told, 0 recorded',
      'all, counts.lost: 0 told, nothing recorded',
    ]);
  });
});

it.each([
  ['day', '2022-01-01'],
  ['week', '2021-12-27'],
] as const)('the first %s of a year begins with it', (grain, at) => {
  expect(startOf(grain, '2022-01-01', '2022-01-01')).toBe('2022-01-01');
  expect(startOf(grain, '2022-01-01', '2021-01-01')).toBe(at);
});

it.each([
  ['week', '2022-12-26'],
  ['month', '2022-12-01'],
  ['quarter', '2022-10-01'],
  ['year', '2022-01-01'],
] as const)('a day is in the %s that begins on %s', (grain, start) => {
  expect(startOf(grain, '2022-12-31', '2022-01-01')).toBe(start);
});
