import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { dateOfDay, dayOfDate } from '#domain';
import { strFromU8, unzipSync } from 'fflate';
import { anyTale, anyTales, excluded } from '../../test/any-events.ts';
import { type OversightUnderTest, oversightUnderTest, provincial } from '../../test/oversight-under-test.ts';
import { groupsQuery, seriesOfGroupsQuery, seriesQuery, totalsQuery } from './cells-query.ts';
import { knownCases } from '../known-cases/domain/known-case.ts';
import { contributionsOf } from './domain/contributions.ts';
import { counters, type Counts } from './domain/measures.ts';
import { added } from './domain/rates.ts';
import { periodsOf } from './domain/periods.ts';
import type { TellingEvent } from '../known-cases/domain/telling-event.ts';
import type { Forecast, Ranking, Rated, RatesPage, RatesSeries } from './rates.dto.ts';

const span = 'region=410000&from=2026-11-01&until=2027-01-31';

const nothing: Counts = Object.fromEntries(counters.map((counter) => [counter, 0]));

describe('the indicators', () => {
  let oversight: OversightUnderTest;
  beforeAll(async () => {
    oversight = await oversightUnderTest();
  });
  afterAll(() => oversight.close());
  beforeEach(() => oversight.clear());

  const page = async (query: string) =>
    (await oversight.get(`/api/figures/rates?${query}`, provincial)).json<RatesPage>();

  it('are what the events tell, in whatever batches and order they come', async () => {
    await fc.assert(
      fc.asyncProperty(anyTales, fc.integer({ min: 1, max: 6 }), async (events, size) => {
        await oversight.clear();
        for (let at = 0; at < events.length; at += size) await oversight.feed(events.slice(at, at + size));
        const { total } = await page(span);
        expect(total?.raw.counts).toMatchObject(countersOf(reckoned(events)));
      }),
      { numRuns: 15 },
    );
  });

  it('are right when what is told of one case is applied at the same moment', async () => {
    const tales = fc.sample(anyTale, 12);
    for (const events of tales) await Promise.all(events.map((event) => oversight.feed([event])));
    const { total } = await page(span);
    expect(total?.raw.counts).toMatchObject(countersOf(reckoned(tales.flat())));
  });

  it.each([1, 2])(
    'of all groups together are the total, whatever they are grouped by, with %i on a page',
    async (limit) => {
      await oversight.feed(fc.sample(anyTale, 40).flat());
      const { total } = await page(span);
      for (const groupBy of ['bureau', 'city', 'county', 'channel', 'matter', 'function', 'kind']) {
        let [submitted, rated, query] = [0, 0, `${span}&groupBy=${groupBy}&limit=${limit}`];
        const keys: unknown[] = [];
        for (;;) {
          const { groups, next } = await page(query);
          for (const { raw, key } of groups) {
            submitted += raw.counts.submitted ?? 0;
            rated += raw.counts.rated ?? 0;
            keys.push(key);
          }
          if (next === undefined) break;
          query = `${span}&groupBy=${groupBy}&limit=${limit}&after=${encodeURIComponent(next)}`;
        }
        expect({ groupBy, submitted, rated }).toEqual({
          ...{ groupBy, submitted: total?.raw.counts.submitted, rated: total?.raw.counts.rated },
        });
        expect(new Set(keys).size).toBe(keys.length);
      }
    },
  );

  it.each(['day', 'week', 'month'])('of every %s of a span add up to the span', async (grain) => {
    await oversight.feed(fc.sample(anyTale, 30).flat());
    const { total } = await page(span);
    const { parts } = (
      await oversight.get(`/api/figures/series?${span}&grain=${grain}`, provincial)
    ).json<RatesSeries>();
    const sums = parts.map(({ raw }) => raw.counts).reduce<Counts>((sum, counts) => added(sum, counts), {});
    expect(sums).toEqual(total?.raw.counts);
  });

  it('of any days are those of each day added up, in all and by bureau', async () => {
    await oversight.feed(fc.sample(anyTale, 40).flat());
    const sumOf = (all: readonly { raw: Rated['raw'] }[]) =>
      all.map(({ raw }) => raw.counts).reduce<Counts>((sum, counts) => added(sum, counts), nothing);
    const days = { min: dayOfDate('2026-11-01'), max: dayOfDate('2027-01-31') };
    await fc.assert(
      fc.asyncProperty(fc.integer(days), fc.integer(days), async (one, other) => {
        const [from, until] = [Math.min(one, other), Math.max(one, other)].map(dateOfDay);
        const some = `region=410000&from=${from}&until=${until}`;
        const { total, groups } = await page(`${some}&groupBy=bureau&limit=200`);
        const series = await oversight.get(`/api/figures/series?${some}&grain=day`, provincial);
        expect(total?.raw.counts).toEqual(sumOf(series.json<RatesSeries>().parts));
        expect(total?.raw.counts).toEqual(sumOf(groups));
      }),
      { numRuns: 25 },
    );
  });

  it('are the same with an excluded case, and adjusted ones leave it out', async () => {
    const tales = fc.sample(anyTale, 10).map(withoutExclusions);
    await oversight.feed(tales.flat());
    const before = (await page(span)).total!;
    const { caseId, caseNumber } = tales[0]![0]!.payload;
    await oversight.feed([excluded(caseId, caseNumber)]);
    const after = (await page(span)).total!;
    expect(after.raw).toEqual(before.raw);
    expect(after.excluded).toBe(1);
    expect(after.adjusted.counts).toMatchObject(countersOf(reckoned(tales.slice(1).flat())));
  });

  it('of one subject are those that are its own', async () => {
    await oversight.feed(fc.sample(anyTale, 20).flat());
    const { groups } = await page(`${span}&groupBy=matter`);
    for (const { key, raw } of groups.filter((group) => group.key !== undefined)) {
      const { total } = await page(`${span}&dimension=matter&value=${key}`);
      expect(total?.raw.counts).toEqual(raw.counts);
    }
  });

  it('rank every bureau that has enough cases once, best first', async () => {
    await oversight.feed(fc.sample(anyTale, 60).flat());
    const url = `/api/figures/ranking?${span}&by=bureau&rate=response&minimum=5`;
    const { entries, rule, withoutPlace } = (await oversight.get(url, provincial)).json<Ranking>();
    const places = entries.flatMap(({ place }) => place ?? []);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(entries.filter(({ place }) => place === undefined)).toHaveLength(withoutPlace);
    expect(rule).toMatch(/威尔逊.*不足5件/);
    const lower = entries.flatMap(({ place, raw }) => (place ? [raw.rates.response?.lower ?? 0] : []));
    for (const [index, value] of lower.entries())
      if (index > 0) expect(value).toBeLessThanOrEqual(lower[index - 1]! + 1e-4);
  });

  it('rank all on pages that go on from each other', async () => {
    await oversight.feed(fc.sample(anyTale, 60).flat());
    const url = `/api/figures/ranking?${span}&by=bureau&rate=response&minimum=5`;
    const read = async (query: string) => (await oversight.get(`${url}${query}`, provincial)).json<Ranking>();
    const { entries: all, next: none } = await read('&limit=200');
    expect(none).toBeUndefined();
    expect(all.length).toBeGreaterThan(1);
    const onPages: Ranking['entries'] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Ranking = await read(`&limit=1${next && `&after=${encodeURIComponent(next)}`}`);
      onPages.push(...page.entries);
      next = page.next;
    }
    expect(onPages).toEqual(all);
  });

  it('forecast for each bureau the cases that it has open', async () => {
    const events = fc.sample(anyTale, 60).flat();
    await oversight.feed(events);
    const forecast = (await oversight.get('/api/figures/forecast?region=410000', provincial)).json<Forecast>();
    const [running] = await oversight.dataSource.query<[{ count: number }]>(
      'select count(*)::integer as count from running_clock',
    );
    expect(forecast.bureaus.reduce((sum, { open }) => sum + open, 0)).toBe(running.count);
    for (const { open, overdue, expectedBreaches = 0 } of forecast.bureaus)
      expect(overdue + expectedBreaches).toBeLessThanOrEqual(open);
  });

  it.each([
    ['rates?region=410000&from=2026-13-01&until=2026-12-31', 'from', 'day'],
    ['rates?region=410000&from=2026-02-30&until=2026-12-31', 'from', 'day'],
    ['rates?region=410000&from=2026-12-01&until=2026-11-30', 'until', 'after-from'],
    [`rates?${span}&dimension=matter`, 'value', 'with-dimension'],
    [`rates?${span}&dimension=matter&value=heating&groupBy=kind`, 'groupBy', 'one-subject'],
    ['series?region=410000&from=2026-11-02&until=2026-12-31&grain=month', 'from', 'whole-parts'],
    [`ranking?${span}&by=bureau&rate=repetition`, 'rate', 'is-in'],
    [`ranking?${span}&by=bureau&rate=response&after=nowhere`, 'after', 'cursor'],
  ])('of %s are refused with the field and the rule', async (query, field, rule) => {
    const answer = await oversight.get(`/api/figures/${query}`, provincial);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: unknown[] }>().errors).toMatchObject([{ field, rule }]);
  });

  it('are shown to who answers for the region, and to nobody below it', async () => {
    const city = { role: 'leader', region: '411600' } as const;
    expect((await oversight.get(`/api/figures/rates?${span}`, city)).statusCode).toBe(403);
    expect((await oversight.get(`/api/figures/rates?${span.replace('410000', '411681')}`, city)).statusCode).toBe(200);
  });

  it('are read along the keys of their cells', async () => {
    await manyCells(oversight.dataSource);
    const periods = periodsOf('2026-10-20', '2026-12-31');
    const grouping = { by: 'bureau', limit: 50, of: counters } as const;
    const county = { region: '411681', periods };
    for (const [sql, parameters] of [
      totalsQuery(county),
      groupsQuery(county, grouping),
      groupsQuery({ region: '410000', periods }, { ...grouping, keys: ['411681-b1'] }),
      seriesQuery(county),
      seriesOfGroupsQuery(county, { by: 'city', of: ['submitted'] }),
    ])
      expect(await planOf(oversight.dataSource, sql, parameters)).not.toContain('Seq Scan on figure_cell');
  });

  describe('as a file', () => {
    const file = (format: string) =>
      oversight.get(`/api/figures/export?${span}&grain=month&groupBy=bureau&format=${format}`, provincial);

    /** A bureau whose name a spreadsheet would run. */
    const named = (events: TellingEvent[], name: string) =>
      events.map((event): TellingEvent => {
        if (!('lead' in event.payload) || event.payload.lead === undefined) return event;
        return {
          ...event,
          payload: { ...(event.payload as object), lead: { ...(event.payload.lead as object), name } },
        } as TellingEvent;
      });

    it.each(['=cmd|calc', '+1+1', '-1+1', '@SUM(A1)'])(
      'have no cell that a spreadsheet takes for a formula: %s',
      async (name) => {
        await oversight.feed(named(fc.sample(anyTale, 12).flat(), name));
        const { body, headers } = await file('csv');
        expect(headers['content-type']).toBe('text/csv; charset=utf-8');
        expect(body.charCodeAt(0)).toBe(0xfeff);
        expect(body).toContain(`,'${name}`);
        expect(body).not.toContain(`,${name}`);
      },
    );

    it('have the same rows whichever format is asked for', async () => {
      await oversight.feed(named(fc.sample(anyTale, 12).flat(), '<&="城管'));
      const lines = (await file('csv')).body.trimEnd().split('\r\n');
      const { rawPayload } = await file('xlsx');
      const sheet = strFromU8(unzipSync(new Uint8Array(rawPayload))['xl/worksheets/sheet1.xml']!);
      expect(sheet.match(/<row>/g)).toHaveLength(lines.length);
      expect(sheet).toContain('&lt;&amp;="城管');
      expect(sheet).not.toMatch(/<f>/);
    });
  });
});

/** The counts as they follow from the events alone, past every table. */
function reckoned(events: readonly TellingEvent[]): Counts {
  return knownCases(events)
    .flatMap(({ known }) => contributionsOf(known))
    .map(({ counts }) => counts)
    .reduce(added, {});
}

const countersOf = (counts: Counts) => Object.fromEntries(counters.map((counter) => [counter, counts[counter] ?? 0]));
const withoutExclusions = (events: TellingEvent[]) => events.filter(({ type }) => type !== 'xinqiao.case.excluded.v1');

/** As many cells as make a scan of the table dear. */
async function manyCells(dataSource: DataSource): Promise<void> {
  const generation = `(select id from figure_generation where state = 'current')`;
  await dataSource.query(`
    insert into figure_cell (generation, dimension, grain, period, region_code, bureau_id, value, is_excluded, submitted)
    select ${generation}, 'all', 'month', (date '2024-01-01' + month * interval '1 month')::date, region::text, region || '-b' || bureau, '', false, 1
    from generate_series(0, 35) as month, generate_series(411600, 411699) as region, generate_series(1, 5) as bureau`);
  await dataSource.query('analyze figure_cell');
}

async function planOf(dataSource: DataSource, sql: string, parameters: readonly unknown[]): Promise<string> {
  const rows = await dataSource.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, [...parameters]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
