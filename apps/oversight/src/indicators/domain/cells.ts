import type { Contribution } from './contributions.ts';
import type { Counts, Measure } from './measures.ts';
import { periodOf, type StoredGrain, storedGrains } from './periods.ts';

/** What figures can be cut by below region and bureau; `all` is no cut. */
export const dimensions = ['all', 'channel', 'matter', 'function', 'kind'] as const;
export type Dimension = (typeof dimensions)[number];

/** Where a cell stands; empty texts are "none yet". */
interface CellKey {
  readonly dimension: Dimension;
  readonly grain: StoredGrain;
  /** First day of the period. */
  readonly period: string;
  readonly region: string;
  readonly bureau: string;
  /** Of the dimension. */
  readonly value: string;
  readonly isExcluded: boolean;
}

export interface CellChange extends CellKey {
  readonly counts: Counts;
}

/** What a Case added before, and what it adds now. */
export interface Change {
  readonly before: readonly Contribution[];
  readonly after: readonly Contribution[];
}

/** The net changes of cells, in a fixed order, so that two writers lock rows alike; a cell that does not change is not among them. */
export function cellChanges(changes: readonly Change[]): CellChange[] {
  const net = new Net<Contribution>();
  for (const { before, after } of changes) {
    for (const contribution of before) net.add(keyOf(contribution), contribution, -1);
    for (const contribution of after) net.add(keyOf(contribution), contribution, 1);
  }
  const cells = new Net<CellChange>();
  for (const [, contribution] of net.changed())
    for (const cell of cellsOf(contribution)) cells.add(cellKey(cell), cell, 1);
  return cells
    .changed()
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, cell]) => cell);
}

function cellsOf(contribution: Contribution): CellChange[] {
  const { day, region, bureau, isExcluded, counts } = contribution;
  return dimensions.flatMap((dimension) => {
    const value = dimension === 'all' ? '' : contribution[dimension];
    return storedGrains.map((grain) => {
      return { dimension, grain, period: periodOf(day, grain), region, bureau, value, isExcluded, counts };
    });
  });
}

const keyOf = ({ day, region, bureau, channel, matter, function: task, kind, isExcluded }: Contribution) =>
  [day, region, bureau, channel, matter, task, kind, isExcluded].join('\u0000');
const cellKey = ({ dimension, grain, period, region, bureau, value, isExcluded }: CellKey) =>
  [dimension, grain, period, region, bureau, value, isExcluded].join('\u0000');

/** Sums counts by key. */
class Net<T extends { readonly counts: Counts }> {
  private readonly items = new Map<string, T>();
  private readonly sums = new Map<string, Map<Measure, number>>();

  add(key: string, item: T, sign: 1 | -1): void {
    const sums = this.sums.get(key) ?? new Map<Measure, number>();
    for (const [measure, count] of Object.entries(item.counts) as [Measure, number][])
      sums.set(measure, (sums.get(measure) ?? 0) + sign * count);
    this.items.set(key, item);
    this.sums.set(key, sums);
  }

  /** Those in which something is left. */
  changed(): [string, T][] {
    return [...this.items].flatMap(([key, item]): [string, T][] => {
      const left = [...(this.sums.get(key) ?? [])].filter(([, count]) => count !== 0);
      return left.length === 0 ? [] : [[key, { ...item, counts: Object.fromEntries(left) }]];
    });
  }
}
