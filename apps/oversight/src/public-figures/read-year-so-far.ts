import { Injectable } from '@nestjs/common';
import type { Selection } from '../indicators/cells-query.ts';
import { type CellGroup, ReadCells } from '../indicators/read-cells.ts';
import { fewest, toldInAll } from './domain/suppress.ts';

/** More bureaus than a province has. */
const everybody = 20_000;

/** What of a year may be told beside the reports of its months. */
export interface YearSoFar {
  /** Messages; undefined where a month has few, which the reports of the others would leave to be reckoned. */
  readonly submitted?: number;
  /** Of each city whose messages the reports of all its months tell. */
  readonly submittedIn: ReadonlyMap<string, number>;
  /** As of a month; undefined too where a month has few of the messages that they are counted by. */
  readonly answeringBureaus?: number;
}

/** The messages of a year until a month is over, and how many bureaus have one that was answered. */
@Injectable()
export class ReadYearSoFar {
  constructor(private readonly cells: ReadCells) {}

  /** @param month `2022-12`, itself counted */
  async execute(month: string, region: string): Promise<YearSoFar> {
    const selection = selectionOf(region, monthsUntil(month));
    const [citiesByMonth, bureausByMonth] = await Promise.all([
      this.cells.seriesOfGroups(selection, { by: 'city', of: ['submitted'] }),
      this.cells.seriesOfGroups(selection, { by: 'bureau', of: ['answered'] }),
    ]);
    const tables = [...citiesByMonth.values()].map((cities) =>
      cities.map(({ key, raw }) => ({ key, cases: raw.submitted ?? 0 })),
    );
    const submitted = sumOfMonths(tables.map((cities) => cities.reduce((sum, { cases }) => sum + cases, 0)));
    return {
      submitted,
      submittedIn: toldInAll(tables),
      answeringBureaus: submitted === undefined ? undefined : answeringInAll([...bureausByMonth.values()]),
    };
  }

  /**
   * How many bureaus lead, or led last, a message of a month whose writer was contacted, answered or told of a refusal, by whomever.
   * @returns undefined where these are fewer than ten messages
   */
  async answeringBureaus(month: string, region: string): Promise<number | undefined> {
    const selection = selectionOf(region, [`${month}-01`]);
    return answeringInAll([await this.cells.groups(selection, { by: 'bureau', limit: everybody, of: ['answered'] })]);
  }
}

/** Of messages by month of submission. */
const selectionOf = (region: string, starts: string[]): Selection => ({
  region,
  periods: [{ grain: 'month', starts }],
});

/**
 * How many bureaus have an answered message in some months.
 * @returns undefined where a month has few of these messages, whose bureaus the numbers of the others would leave to be reckoned, and where there are none
 */
function answeringInAll(months: readonly (readonly CellGroup[])[]): number | undefined {
  const answered = months.map((bureaus) => bureaus.filter(({ key, raw }) => key && raw.answered));
  const messages = sumOfMonths(
    answered.map((bureaus) => bureaus.reduce((sum, { raw }) => sum + (raw.answered ?? 0), 0)),
  );
  return messages ? new Set(answered.flat().map(({ key }) => key)).size : undefined;
}

/** @returns undefined where a month has few */
function sumOfMonths(months: readonly number[]): number | undefined {
  return months.some((few) => few > 0 && few < fewest) ? undefined : months.reduce((sum, cases) => sum + cases, 0);
}

function monthsUntil(month: string): string[] {
  const last = Number(month.slice(5));
  return Array.from({ length: last }, (_, index) => `${month.slice(0, 5)}${String(index + 1).padStart(2, '0')}-01`);
}
