import fc from 'fast-check';
import { v7 } from 'uuid';
import { Clock } from '#platform';
import { anyArrivals } from '../../test/any-history.ts';
import { eventOf } from '../../test/feed.ts';
import { anyEvent, OversightOverHttp } from '../../test/oversight-over-http.ts';
import { gongyiFinance, gongyiHousing } from '../../test/people.ts';
import { FollowWatched } from './follow-watched.ts';
import { learnFromArchive } from './learn-from-archive.ts';

const tables = ['known_case', 'bureau', 'watched_hot_issue', 'hot_issue_case'];

describe('What is watched', () => {
  let oversight: OversightOverHttp;
  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
  });
  afterAll(() => oversight.stop());

  const known = async () =>
    Promise.all(
      tables.map(async (table) => oversight.dataSource.query<object[]>(`select * from ${table} order by 1, 2`)),
    );

  it('is learnt from the archive as it was, whatever the size of a page, and again without any change', async () => {
    await oversight.announce({ ...gongyiHousing, functions: ['resettlement'] }, gongyiFinance);
    const steps = fc.sample(anyArrivals, 40).flat();
    for (const part of [steps.slice(0, 100), steps.slice(100)]) await oversight.hear(part.map(eventOf));
    const { caseId, caseNumber } = steps[0]!.payload;
    const told = { hotIssueId: v7(), occurredAt: '2026-12-12T02:00:00.000Z' };
    const span = { firstAt: told.occurredAt, lastAt: told.occurredAt, people: 3 };
    const issue = { ...told, ...span, title: '暖气不热', region: { code: '411000', name: '许昌市' } };
    await oversight.hear([
      anyEvent('xinqiao.hot-issue.proposed.v1', issue),
      anyEvent('xinqiao.hot-issue.member-joined.v1', { ...told, caseId, caseNumber }),
    ]);
    const before = await known();
    expect(before.map((rows) => rows.length > 0)).toEqual(tables.map(() => true));
    await oversight.dataSource.query(`truncate ${tables.join(', ')}`);
    for (const pageSize of [7, 2_000]) {
      const followWatched = oversight.app.get(FollowWatched, { strict: false });
      await learnFromArchive(oversight.dataSource, followWatched, oversight.app.get(Clock), pageSize);
      expect(await known()).toEqual(before);
    }
  });
});
