import { Failure, kindNames } from '#domain';
import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Cut, Selection } from '../indicators/cells-query.ts';
import { figuresOf } from '../indicators/domain/figures-view.ts';
import { contactTimes, counters, type Counts } from '../indicators/domain/measures.ts';
import { type CellGroup, ReadCells } from '../indicators/read-cells.ts';
import { fewest } from './domain/suppress.ts';
import { channelNames } from './domain/words.ts';
import type { MonthlyReport, PublicCity, PublicLine } from './public.dto.ts';
import { adjustedRates, publicBeside, publicLines, publicRates } from './public-rates.ts';
import { ReadYearSoFar, type YearSoFar } from './read-year-so-far.ts';

const everything = 2_000;
const unnamed = '尚未确定';

/** The report of a month that anybody may read and print. */
@Injectable()
export class ReadReport {
  constructor(
    private readonly cells: ReadCells,
    private readonly yearSoFar: ReadYearSoFar,
    private readonly clock: Clock,
  ) {}

  /**
   * @param month `2022-12`
   * @throws Failure `report-not-found` for a month that has not begun
   */
  async execute(month: string, region: string): Promise<MonthlyReport> {
    const asOf = await this.clock.now();
    if (new Date(`${month}-01T00:00:00+08:00`) > asOf) throw noReport();
    const selection: Selection = { region, periods: [{ grain: 'month', starts: [`${month}-01`] }] };
    const [total, year, answeringBureaus, cities, channels, kinds, matters] = await Promise.all([
      this.cells.totals(selection),
      this.yearSoFar.execute(month, region),
      this.yearSoFar.answeringBureaus(month, region),
      ...(['city', 'channel', 'kind', 'matter'] as const).map((by) => this.groups(selection, by)),
    ]);
    const [regions, matterNames] = await Promise.all([
      this.cells.regionNames([region, ...keysOf(cities)]),
      this.cells.names('matter', keysOf(matters)),
    ]);
    const { counts, timeToContact, timeToResolve } = figuresOf(total.raw);
    const named = (names: ReadonlyMap<string, string>) => (key: string) => names.get(key) ?? (key || unnamed);
    return {
      ...{ month, region, regionName: regions.get(region) ?? region, asOf },
      ...enough({ submitted: counts.submitted, settled: counts.settled }),
      answeringBureaus,
      ...(isEnough(counts.submitted) ? ofTheYear(year) : {}),
      ...{ rates: publicRates(total.raw), adjusted: adjustedRates(total), beside: publicBeside(total.raw) },
      timeToContact: isEnough(contacted(total.raw)) ? timeToContact : undefined,
      timeToResolve: isEnough(counts.resolved) ? timeToResolve : undefined,
      cities: withTheirYear(publicLines(cities ?? [], named(regions)), year),
      channels: publicLines(channels ?? [], named(new Map(Object.entries(channelNames)))),
      kinds: publicLines(kinds ?? [], named(new Map(Object.entries(kindNames)))),
      matters: publicLines(matters ?? [], named(matterNames), 20),
      notes,
    };
  }

  private groups(selection: Selection, by: Cut): Promise<CellGroup[]> {
    return this.cells.groups(selection, { by, limit: everything, of: counters });
  }
}

const isEnough = (cases = 0): boolean => cases >= fewest;
/** Those of them that are of ten cases and more. */
const enough = <T extends Readonly<Record<string, number | undefined>>>(counts: T): Partial<T> =>
  Object.fromEntries(Object.entries(counts).filter(([, cases]) => isEnough(cases))) as Partial<T>;
/** How many have been contacted. */
const contacted = (counts: Counts) => contactTimes.reduce((sum, time) => sum + (counts[time] ?? 0), 0);
const ofTheYear = ({ submitted, answeringBureaus }: YearSoFar) => ({
  ...enough({ submittedThisYear: submitted }),
  answeringBureausThisYear: answeringBureaus,
});

function withTheirYear(lines: readonly PublicLine[], { submittedIn }: YearSoFar): PublicCity[] {
  return lines.map(({ code, name, submitted, rates }) => {
    const submittedThisYear = code === undefined ? undefined : submittedIn.get(code);
    return { code, name, submitted, submittedThisYear, rates };
  });
}

const keysOf = (groups: readonly CellGroup[] = []): string[] => groups.map(({ key }) => key);

function noReport(): Failure {
  return new Failure('not-found', 'report-not-found', 'There is no report of a month that has not begun.');
}

const notes = [
  '各项比率按留言提交的月份统计；留言在以后月份的办理结果也计入提交的月份，因此数据会随办理进展更新。',
  '响应率：已联系、答复或告知不予受理的留言，占应当答复的留言（不含感谢、答复前撤回和已合并的留言）的比例。',
  '解决率、满意率：以留言人的最后一次评价为准；满意指五分制中的四分或五分；未评价的不计入。',
  '首次联系按时率、按时办结率：以每件留言自己的时限为准，含已批准的延期。',
  '作出答复的承办单位：主办的留言中至少有一件已联系、答复或告知不予受理的单位，按留言提交的时间统计。',
  '今年以来：当年一月至本月；各市的合计只在各月月报均单独列出该市、或该市当月没有留言时列出。',
  `不足${fewest}件的项目合并列出，不足${fewest}件的不计算比率；与合计相减会得出不足${fewest}件的，亦不列出，以免认出留言人。`,
  '“调整后”不含经上级批准剔除的留言；原始比率始终包含全部留言。',
];
