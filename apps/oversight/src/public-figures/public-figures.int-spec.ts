import fc from 'fast-check';
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
