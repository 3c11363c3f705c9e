import fc from 'fast-check';
import { v7 } from 'uuid';
import { anyArrivals } from '../../test/any-history.ts';
import { eventOf } from '../../test/feed.ts';
import { anyEvent, OversightOverHttp } from '../../test/oversight-over-http.ts';
import { gongyiFinance, gongyiHousing, supervisorOf } from '../../test/people.ts';
import { rebuilt } from '../../test/rebuilt.ts';

const tables = ['known_case', 'bureau', 'watched_hot_issue', 'hot_issue_case'];

describe('What follows cases', () => {
  let oversight: OversightOverHttp;
  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    await oversight.announce({ ...gongyiHousing, functions: ['resettlement'] }, gongyiFinance);
  });
  afterAll(() => oversight.stop());

  const stored = async () =>
    Promise.all(
      tables.map(async (table) =>
        oversight.dataSource.query<object[]>(
          `select (to_jsonb(stored) - 'generation')::text as line from ${table} as stored order by 1`,
        ),
      ),
    );
  const rebuild = (pageSize: number) => rebuilt(oversight, pageSize);

  it('is learnt from the archive as it was, whatever the size of a page, and again without any change', async () => {
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
    const before = await stored();
    expect(before.map((rows) => rows.length > 0)).toEqual(tables.map(() => true));
    await oversight.dataSource.query(`truncate ${tables.join(', ')}`);
    for (const pageSize of [7, 2_000]) {
      await rebuild(pageSize);
      expect(await stored()).toEqual(before);
    }
  });

  it('hears what a rebuild has come to know of a case that is listed', async () => {
    const watched = await oversight.assigned(gongyiHousing);
    const { body } = await oversight.ask(supervisorOf('410181'), 'POST', '/api/supervision', {
      ...{ caseNumber: watched.caseNumber, why: '群众反复反映', dueAt: await oversight.inDays(30) },
    });
    await oversight.happen(watched, 'xinqiao.case.resolved.v1', { bureau: gongyiHousing, text: '安置房已交付' });
    const missed = `set state = 'followed', verdict = 'open', case_version = 2 where id = $1`;
    await oversight.dataSource.query(`update supervision_entry ${missed}`, [body.id]);
    await rebuild(1_000);
    const read = await oversight.ask(supervisorOf('410181'), 'GET', `/api/supervision/${body.id}`);
    expect(read.body).toMatchObject({ verdict: 'awaiting-word', caseStatus: 'resolved' });
  });
});
