import { counters } from '../domain/measures.ts';
import { rankedRates, rateOf, type Rate } from '../domain/rates.ts';
import type { CellGroup } from '../read-cells.ts';

/** A cell of a spreadsheet; null stays empty. */
export type Value = string | number | null;
export type ExportedRow = readonly Value[];

const told: readonly Rate[] = [...rankedRates, 'rating', 'reopening', 'repetition', 'extension'];

/** The heads of the columns, by the names that docs/indicators.md explains. */
export const columns: readonly string[] = [
  ...['from', 'until', 'key', 'name', 'excluded'],
  ...counters,
  ...told,
  ...rankedRates.map((rate) => `${rate}_adjusted`),
];

/** One group in one part of the span: raw counts and rates, then the rates without excluded cases. */
export function rowOf(
  part: { from: string; until: string },
  { key, raw, adjusted }: CellGroup,
  name?: string,
): ExportedRow {
  return [
    ...[part.from, part.until, key, name ?? null, (raw.submitted ?? 0) - (adjusted.submitted ?? 0)],
    ...counters.map((counter) => raw[counter] ?? 0),
    ...told.map((rate) => rateOf(raw, rate)?.share ?? null),
    ...rankedRates.map((rate) => rateOf(adjusted, rate)?.share ?? null),
  ];
}
