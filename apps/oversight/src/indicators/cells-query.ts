import { isProvince, subtreePrefix } from '#domain';
import { currentGeneration } from '../known-cases/generations.ts';
import type { Dimension } from './domain/cells.ts';
import { type Counts, counters, type Measure, measures, times } from './domain/measures.ts';
import type { StoredPeriods } from './domain/periods.ts';

/** What figures are broken down by. */
export const cuts = ['bureau', 'city', 'county', 'channel', 'matter', 'function', 'kind'] as const;
export type Cut = (typeof cuts)[number];

/** Which cells are summed. */
export interface Selection {
  /** GB/T 2260; all below it is counted with it, and in a province what nobody could place. */
  readonly region: string;
  /** Of which each day is in one. */
  readonly periods: readonly StoredPeriods[];
  readonly bureau?: string;
  /** Only what is of this channel, matter, function or kind. */
  readonly only?: { readonly dimension: Dimension; readonly value: string };
}

/** Which groups are wanted, and what of them. */
export interface Grouping {
  readonly by: Cut;
  /** In the order of their keys, only those whose key sorts after it. */
  readonly after?: string;
  readonly limit: number;
  /** Only these, whatever the order. */
  readonly keys?: readonly string[];
  /** Each costs: a sum over every cell of a group. */
  readonly of: readonly Measure[];
}

/** All that a page tells of a group. */
export const wholeGroup: readonly Measure[] = [...counters, ...times];

const keyOf: Readonly<Record<Cut, string>> = {
  bureau: 'bureau_id',
  city: `case when region_code = '' then '' else left(region_code, 4) || '00' end`,
  county: 'region_code',
  channel: 'value',
  matter: 'value',
  function: 'value',
  kind: 'value',
};

const sumsOf = (of: readonly Measure[]) => of.map((measure) => `sum(${measure})::integer as ${measure}`).join(', ');

/** A row of sums: raw ones are both together, adjusted ones those that are not excluded. */
export type SumRow = Readonly<Record<string, unknown>> & { readonly key: string; readonly is_excluded: boolean };

type Statement = [sql: string, parameters: unknown[]];

export function totalsQuery(selection: Selection): Statement {
  const { cells, parameters } = selected(selection, selection.only?.dimension ?? 'all');
  return [`select '' as key, is_excluded, ${sumsOf(wholeGroup)} from ${cells()} group by is_excluded`, parameters];
}

/** One group more than the limit, which tells of a next page. The groups are chosen first, so that only their own cells are summed. */
export function groupsQuery(selection: Selection, { by, after, limit, keys, of }: Grouping): Statement {
  const { cells, parameters } = selected(selection, dimensionOf(by) ?? selection.only?.dimension ?? 'all');
  const key = keyOf[by];
  const later = after === undefined ? undefined : `${key} > $${parameters.push(after)}`;
  const chosen = keys
    ? `$${parameters.push(keys)}::text[]`
    : `array(select distinct ${key} from ${cells(later)} order by 1 limit $${parameters.push(limit + 1)})`;
  return [
    `select ${key} as key, is_excluded, ${sumsOf(of)} from ${cells(`${key} = any(${chosen})`)}
     group by 1, 2 order by 1, 2`,
    parameters,
  ];
}

/** By the first days of the stored periods. */
export function seriesQuery(selection: Selection): Statement {
  const { cells, parameters } = selected(selection, selection.only?.dimension ?? 'all');
  return [
    `select to_char(cell.period, 'YYYY-MM-DD') as key, is_excluded, ${sumsOf(wholeGroup)} from ${cells()}
     group by 1, 2`,
    parameters,
  ];
}

/** By the first days of the stored periods, and in each by the key of a group: `2022-12-01 410900`. */
export function seriesOfGroupsQuery(selection: Selection, { by, of }: Pick<Grouping, 'by' | 'of'>): Statement {
  const { cells, parameters } = selected(selection, dimensionOf(by) ?? selection.only?.dimension ?? 'all');
  return [
    `select to_char(cell.period, 'YYYY-MM-DD') || ' ' || ${keyOf[by]} as key, is_excluded, ${sumsOf(of)} from ${cells()}
     group by 1, 2`,
    parameters,
  ];
}

/** The dimension that a cut goes by; none for those by place, which any dimension's cells can be cut by. */
export function dimensionOf(cut: Cut): Dimension | undefined {
  return cut === 'bureau' || cut === 'city' || cut === 'county' ? undefined : cut;
}

/** The subtree is a range of codes and each period is looked up by itself (`offset 0` sees to it), so that the key leads to the cells wanted and to no others. */
function selected({ region, periods, bureau, only }: Selection, dimension: Dimension) {
  const parts = periods.flatMap(({ grain, starts }) => starts.map((start) => [grain, start] as const));
  const prefix = subtreePrefix(region);
  const parameters: unknown[] = [parts.map(([grain]) => grain), parts.map(([, start]) => start)];
  parameters.push(dimension, prefix, `${prefix}:`, isProvince(region));
  const conditions = [
    `generation = ${currentGeneration} and dimension = $3 and grain = part.grain and period = part.period`,
    isProvince(region)
      ? `((region_code >= $4 and region_code < $5) or (region_code = '' and $6))`
      : `region_code >= $4 and region_code < $5 and not $6`,
    ...(bureau === undefined ? [] : [`bureau_id = $${parameters.push(bureau)}`]),
    ...(only ? [`value = $${parameters.push(only.value)}`] : []),
  ];
  const cells = (more = 'true') => `unnest($1::text[], $2::date[]) as part (grain, period),
    lateral (select * from figure_cell where ${[...conditions, more].join(' and ')} offset 0) as cell`;
  return { cells, parameters };
}

/** The counts of a row, without those that are 0. */
export function countsFrom(row: SumRow): Counts {
  return Object.fromEntries(measures.flatMap((measure) => (row[measure] ? [[measure, Number(row[measure])]] : [])));
}
