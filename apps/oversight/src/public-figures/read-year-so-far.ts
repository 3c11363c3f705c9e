import { Injectable } from '@nestjs/common';
import type { Selection } from '../indicators/cells-query.ts';
import { periodsOf } from '../indicators/domain/periods.ts';
import { ReadCells } from '../indicators/read-cells.ts';
import { fewest, toldInAll } from './domain/suppress.ts';

/** More bureaus than a province has. */
const everybody = 20_000;

/** What of a year may be told beside the reports of its months. */
export interface YearSoFar {
  /** Messages; undefined where a month has few, which the reports of the others would leave to be reckoned. */
  readonly submitted?: number;
  /** Of each city whose messages the reports of all its months tell. */
  readonly submittedIn: ReadonlyMap<string, number>;
  readonly answeringBureaus?: number;
}

/** The messages of a year until a month is over, and how many bureaus have answered any. */
@Injectable()
export class ReadYearSoFar {
  constructor(private readonly cells: ReadCells) {}

  /** @param month `2022-12`, itself counted */
  async execute(month: string, region: string): Promise<YearSoFar> {
    const selection: Selection = { region, periods: [{ grain: 'month', starts: monthsUntil(month) }] };
    const [months, answeringBureaus] = await Promise.all([
      this.cells.seriesOfGroups(selection, { by: 'city', of: ['submitted'] }),
      this.answeringBureaus(`${month.slice(0, 5)}01-01`, month, region),
    ]);
    const tables = [...months.values()].map((cities) =>
      cities.map(({ key, raw }) => ({ key, cases: raw.submitted ?? 0 })),
    );
    const submitted = sumOfMonths(tables.map((cities) => cities.reduce((sum, { cases }) => sum + cases, 0)));
    return {
      submitted,
      submittedIn: toldInAll(tables),
      answeringBureaus: submitted === undefined ? undefined : answeringBureaus,
    };
  }

  /**
   * How many bureaus have contacted, answered or told their refusal to who wrote in some months.
   * @param from first day; all until the month is over counts
   * @returns undefined where these are fewer than ten messages
   */
  async answeringBureaus(from: string, month: string, region: string): Promise<number | undefined> {
    const [year, last] = month.split('-').map(Number) as [number, number];
    const until = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
    const selection: Selection = { region, periods: periodsOf(from, until) };
    const bureaus = await this.cells.groups(selection, { by: 'bureau', limit: everybody, of: ['answered'] });
    const answered = bureaus.flatMap(({ key, raw }) => (key && raw.answered ? [raw.answered] : []));
    return answered.reduce((sum, cases) => sum + cases, 0) < fewest ? undefined : answered.length;
  }
}

function sumOfMonths(months: readonly number[]): number | undefined {
  return months.some((few) => few > 0 && few < fewest) ? undefined : months.reduce((sum, cases) => sum + cases, 0);
}

function monthsUntil(month: string): string[] {
  const last = Number(month.slice(5));
  return Array.from({ length: last }, (_, index) => `${month.slice(0, 5)}${String(index + 1).padStart(2, '0')}-01`);
}
