/** Fewer cases than this are never told apart: somebody who knows of one of them could tell whose the others are. */
export const fewest = 10;

interface Group {
  readonly key: string;
  readonly cases: number;
}

/** Groups that may be told, and those that are told together; none of the latter where there are none. */
export interface Suppressed<T> {
  readonly told: readonly T[];
  readonly together: readonly T[];
}

/**
 * Parts the groups of a table whose total is told as well, by the cases that one of its figures is of. Those of few cases are told together only; and where
 * these were one group, or few cases even together, the next smallest goes with them, for else the total less what is told would give them away.
 * @returns in `told`, most cases first, no group without a case: there is nothing to tell of it, nor to hide
 */
export function suppressed<T extends Group>(groups: readonly T[]): Suppressed<T> {
  const byCases = groups.toSorted((one, other) => one.cases - other.cases || (one.key < other.key ? -1 : 1));
  let count = byCases.filter(({ cases }) => cases > 0 && cases < fewest).length;
  const empty = byCases.filter(({ cases }) => cases === 0).length;
  if (count === 0) return { told: byCases.slice(empty).toReversed(), together: [] };
  const some = byCases.slice(empty);
  const sum = () => some.slice(0, count).reduce((cases, group) => cases + group.cases, 0);
  while (count < some.length && (count < 2 || sum() < fewest)) count += 1;
  return { told: some.slice(count).toReversed(), together: some.slice(0, count) };
}

/**
 * The cases of each group in some tables together, such as the reports of the months of a year: only where each of these tables tells of it or has no case
 * of it. So the sum is one that their readers could reckon themselves.
 */
export function toldInAll(tables: readonly (readonly Group[])[]): ReadonlyMap<string, number> {
  const hidden = new Set(tables.flatMap((groups) => suppressed(groups).together.map(({ key }) => key)));
  const sums = new Map<string, number>();
  for (const { key, cases } of tables.flat()) if (!hidden.has(key)) sums.set(key, (sums.get(key) ?? 0) + cases);
  return sums;
}

/** A share in tenths of a percent, of enough cases to be told. */
export interface ToldShare {
  /** Cases that it is a share of. */
  readonly cases: number;
  /** 0 to 100, to one digit. */
  readonly percent: number;
}

/** @returns undefined where it is of too few cases */
export function toldShare(part = 0, whole = 0): ToldShare | undefined {
  return whole < fewest ? undefined : { cases: whole, percent: Math.round((1000 * part) / whole) / 10 };
}

/** With its cases in whole tens and without a digit: who knows two levels or two spans of a ranking must not learn what is left between them. */
export function inTens({ cases, percent }: ToldShare): ToldShare {
  return { cases: 10 * Math.floor(cases / 10), percent: Math.round(percent) };
}

/**
 * The share of some of the cases that another share is told of, such as those that are not excluded: told only where none or enough are left, since the
 * difference between the two tells of these.
 */
export function toldBeside(some: { part?: number; whole?: number }, ofAll = 0): ToldShare | undefined {
  const others = ofAll - (some.whole ?? 0);
  return others > 0 && others < fewest ? undefined : toldShare(some.part, some.whole);
}
