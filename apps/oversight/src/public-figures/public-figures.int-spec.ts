import fc from 'fast-check';
import { v7 } from 'uuid';
import { formatCaseNumber } from '#domain';
import { anyTale } from '../../test/any-events.ts';
import { type OversightUnderTest, oversightUnderTest } from '../../test/oversight-under-test.ts';
import type { TellingEvent } from '../known-cases/domain/telling-event.ts';
import { fewest } from './domain/suppress.ts';
import type { MonthlyReport, PublicRanking, PublicShare } from './public.dto.ts';

const address = '/api/public/reports/2026-11';

describe('the public figures', () => {
  let oversight: OversightUnderTest;
  beforeAll(async () => {
    oversight = await oversightUnderTest();
    await oversight.feed(fc.sample(anyTale, 90).map(withMarkup).flat());
  }, 60_000);
  afterAll(() => oversight.close());

  it('are shown to anybody, who may keep them for a while', async () => {
    const answer = await oversight.get(address);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
  });

  it('tell of no group of fewer than ten cases, and of no rate of fewer', async () => {
    const report = (await oversight.get(address)).json<MonthlyReport>();
    expect(report.submitted).toBe(90);
    const tables = [report.cities, report.channels, report.kinds, report.matters];
    for (const lines of tables) {
      expect(lines.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(90);
      for (const { submitted } of lines) expect(submitted).toBeGreaterThanOrEqual(fewest);
    }
    for (const share of sharesIn(report)) expect(share.cases).toBeGreaterThanOrEqual(fewest);
  });

  it('of a month with fewer than ten cases tell nothing of them', async () => {
    const report = (await oversight.get('/api/public/reports/2026-10')).json<MonthlyReport>();
    for (const told of ['submitted', 'settled', 'submittedThisYear', 'timeToContact'])
      expect(report).not.toHaveProperty(told);
    expect([report.cities, report.channels, report.kinds, report.matters, sharesIn(report)].flat()).toEqual([]);
    expect((await oversight.get('/public/reports/2026-10')).body).toContain('本月收到留言不足10件');
  });

  it('tell no rating of a city that would be left when all others are taken from the total, in no report and no ranking', async () => {
    await oversight.feed([...livesIn('410300', 60, 40), ...livesIn('410400', 12, 1)]);
    const report = (await oversight.get('/api/public/reports/2026-09')).json<MonthlyReport>();
    expect(report.rates.satisfaction).toEqual({ cases: 41, percent: 97.6 });
    expect(report.cities).toHaveLength(2);
    for (const { rates } of report.cities) {
      expect(rates).not.toHaveProperty('satisfaction');
      expect(rates.response).toBeDefined();
    }
    const places = async (query: string) => {
      const url = `/api/public/ranking?period=2026-09&${query}`;
      return (await oversight.get(url)).json<PublicRanking>().places.map(({ code }) => code);
    };
    const [satisfied, answered] = ['rate=satisfaction', 'rate=response'];
    for (const asked of ['by=city', 'by=county', 'by=city&region=410300', 'by=bureau', 'by=bureau&region=410300'])
      expect({ asked, places: await places(`${asked}&${satisfied}`) }).toEqual({ asked, places: [] });
    expect(await places(`by=city&${answered}`)).toEqual(['410300']);
    expect(await places(`by=bureau&region=410300&${answered}`)).toEqual(['410300-heating']);
  });

  it('tell of the year only while no month of it is left to be reckoned', async () => {
    const submittedBy = async (month: string) =>
      (await oversight.get(`/api/public/reports/${month}`)).json<MonthlyReport>().submittedThisYear;
    await oversight.feed(livesIn('410500', 20, 0, '2025-03'));
    await oversight.feed(livesIn('410500', 30, 0, '2025-05'));
    expect(await submittedBy('2025-05')).toBe(50);
    await oversight.feed(livesIn('410500', 1, 0, '2025-06'));
    await oversight.feed(livesIn('410500', 15, 0, '2025-07'));
    expect(await submittedBy('2025-07')).toBeUndefined();
  });

  describe('of a year', () => {
    const reportOf = async (month: string) =>
      (await oversight.get(`/api/public/reports/${month}`)).json<MonthlyReport>();
    beforeAll(async () => {
      const unanswered = livesIn('410600', 15, 0, '2024-04').filter(({ type }) => /opened|assigned/.test(type));
      await oversight.feed([
        ...[...livesIn('410100', 30, 0, '2024-02'), ...livesIn('410900', 20, 0, '2024-02')],
        ...[...livesIn('411000', 15, 0, '2024-02'), ...livesIn('411200', 12, 0, '2024-02')],
        // Few of one city, which are told with the next smallest one's.
        ...[...livesIn('410100', 30, 0, '2024-03'), ...livesIn('410900', 12, 0, '2024-03')],
        ...livesIn('411000', 4, 0, '2024-03'),
        ...[...livesIn('410100', 10, 0, '2024-04'), ...livesIn('410900', 20, 0, '2024-04')],
        ...[...livesIn('411000', 15, 0, '2024-04'), ...unanswered],
      ]);
    });

    it('tell of each city how many wrote, where the reports of its months do', async () => {
      const ofCities = ({ cities }: MonthlyReport) =>
        Object.fromEntries(cities.map(({ code, submittedThisYear }) => [code, submittedThisYear])) as object;
      const february = await reportOf('2024-02');
      expect(ofCities(february)).toEqual({ 410100: 30, 410900: 20, 411000: 15, 411200: 12 });
      const april = await reportOf('2024-04');
      expect(april.submittedThisYear).toBe(183);
      expect(ofCities(april)).toEqual({ 410100: 70, 410600: 15, 410900: undefined, 411000: undefined });
    });

    it('call the counties that no city administers as GB/T 2260 does', async () => {
      await oversight.feed(livesIn('419001', 30, 0, '2020-02'));
      expect(await reportOf('2020-02')).toMatchObject({
        cities: [{ code: '419000', name: '省直辖县级行政区划', submittedThisYear: 30 }],
      });
    });

    it('tell how many bureaus have answered, in the month and in the year', async () => {
      expect(await reportOf('2024-02')).toMatchObject({ answeringBureaus: 4, answeringBureausThisYear: 4 });
      expect(await reportOf('2024-04')).toMatchObject({ answeringBureaus: 3, answeringBureausThisYear: 4 });
    });

    it('tell of no bureaus that have answered fewer than ten messages, nor of those of a year with such a month', async () => {
      const unanswered = livesIn('410600', 15, 0, '2023-04').filter(({ type }) => /opened|assigned/.test(type));
      await oversight.feed([
        ...unanswered,
        ...livesIn('410900', 9, 0, '2023-04'),
        ...livesIn('410900', 9, 0, '2023-05'),
      ]);
      await oversight.feed(livesIn('410900', 30, 0, '2023-06'));
      expect(await reportOf('2023-04')).not.toHaveProperty('answeringBureaus');
      const june = await reportOf('2023-06');
      expect(june).toMatchObject({ submitted: 30, answeringBureaus: 1 });
      expect(june).not.toHaveProperty('answeringBureausThisYear');
    });

    it('tell of no bureaus of a year in a month of which few messages are answered, be there enough messages', async () => {
      const unanswered = (cases: number, month: string) =>
        livesIn('410600', cases, 0, month).filter(({ type }) => /opened|assigned/.test(type));
      await oversight.feed([...livesIn('410900', 20, 0, '2021-02'), ...unanswered(12, '2021-03')]);
      expect(await reportOf('2021-03')).toMatchObject({ submittedThisYear: 32, answeringBureausThisYear: 1 });
      await oversight.feed([...livesIn('410900', 20, 0, '2022-02'), ...unanswered(9, '2022-03')]);
      await oversight.feed([...livesIn('410100', 2, 0, '2022-03'), ...livesIn('411000', 1, 0, '2022-03')]);
      await oversight.feed(livesIn('410900', 20, 0, '2022-04'));
      expect(await reportOf('2022-02')).toMatchObject({ answeringBureaus: 1, answeringBureausThisYear: 1 });
      const march = await reportOf('2022-03');
      expect(march).toMatchObject({ submitted: 12, submittedThisYear: 32 });
      expect(march).not.toHaveProperty('answeringBureaus');
      expect(march).not.toHaveProperty('answeringBureausThisYear');
      const april = await reportOf('2022-04');
      expect(april).toMatchObject({ submittedThisYear: 52, answeringBureaus: 1 });
      expect(april).not.toHaveProperty('answeringBureausThisYear');
    });

    it('stand on the page, and not where they are left out', async () => {
      const april = (await oversight.get('/public/reports/2024-04')).body;
      expect(april).toContain(
        '本月收到留言60件，办结45件，3家承办单位作出答复；今年以来共收到183件，4家承办单位作出答复。',
      );
      expect(april).toContain('<th scope="col">今年以来（件）</th>');
      expect(april).toMatch(/<td>10<\/td><td>70<\/td>/);
      expect(april).toMatch(/<td>20<\/td><td>—<\/td>/);
      expect((await oversight.get('/public/reports/2023-06')).body).not.toContain('今年以来共收到');
    });
  });

  it('rank only places with thirty cases and more, and say by which rule', async () => {
    const url = '/api/public/ranking?period=2026-11&by=county&rate=response';
    const { places, rule } = (await oversight.get(url)).json<PublicRanking>();
    expect(rule).toMatch(/威尔逊/);
    for (const { raw } of places) expect(raw.cases).toBeGreaterThanOrEqual(30);
  });

  it('are a page in Chinese that loads nothing and runs nothing', async () => {
    const { body, headers, statusCode } = await oversight.get('/public/reports/2026-11');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'sha256-/);
    expect(body).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(body).toContain('群众留言办理月报（2026年11月）');
    expect(body).not.toMatch(/<script|src=|href=|url\(|undefined|NaN/);
  });

  it('write names as text, also those that look like markup', async () => {
    const { body } = await oversight.get('/public/reports/2026-11');
    expect(body).toContain('&lt;b&gt;供热');
    expect(body).not.toContain('<b>');
  });

  it.each([
    ['/api/public/reports/2026-13', 400],
    ['/api/public/reports/2099-01', 404],
    ['/public/reports/2099-01', 404],
    ['/api/public/ranking?period=2026', 200],
    ['/api/public/ranking?period=26', 400],
    ['/api/public/ranking?period=2026&by=person', 400],
  ])('of %s are answered with %i', async (url, status) => {
    const answer = await oversight.get(url);
    expect(answer.statusCode).toBe(status);
    if (status !== 200) expect(answer.headers['cache-control']).toBe('no-store');
  });
});

/** Cases of a city, some of which are rated; all are answered. */
function livesIn(regionCode: string, cases: number, ratings: number, month = '2026-09'): TellingEvent[] {
  const bureau = { id: `${regionCode}-heating`, name: '城市管理局', regionCode };
  const at = (day: number) => `${month}-0${day}T00:00:00.000Z`;
  return Array.from({ length: cases }, (_, index) => {
    const step = (type: string, caseVersion: number, says: object) => ({
      type: `xinqiao.case.${type}.v1`,
      caseVersion,
      says,
    });
    const about = { caseId: v7(), caseNumber: formatCaseNumber(new Date(at(1)), index + 1) };
    const said = { bureau, solved: ratings > 1, satisfaction: ratings > 1 ? 5 : 1 };
    return [
      step('opened', 1, { channel: 'web', submittedAt: at(1), regionHint: regionCode }),
      step('assigned', 2, { lead: bureau, coHandling: [], urgent: false, assignedBy: 'router', reasons: [] }),
      step('contacted', 3, { bureau, first: true }),
      step('resolved', 4, { bureau, visibility: 'public', text: '已办结' }),
      ...(index < ratings ? [step('rated', 5, said)] : []),
    ].map(({ type, caseVersion, says }) => ({
      type,
      payload: { ...about, caseVersion, occurredAt: at(caseVersion), ...says },
    }));
  }).flat() as unknown as TellingEvent[];
}

/** With matters whose names are markup, of one of which there are many cases. */
function withMarkup(events: TellingEvent[], index: number): TellingEvent[] {
  const matter = { code: index % 3 === 0 ? 'roads' : 'heating', name: '<b>供热' };
  return events.map((event): TellingEvent => {
    if (event.type !== 'xinqiao.case.assigned.v1' && event.type !== 'xinqiao.routing.decided.v1') return event;
    return { ...event, payload: { ...(event.payload as object), matter } } as TellingEvent;
  });
}

function sharesIn(value: unknown): PublicShare[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('percent' in value) return [value as PublicShare];
  return Object.values(value).flatMap(sharesIn);
}
