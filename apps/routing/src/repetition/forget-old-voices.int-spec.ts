import { miscounted } from '../../test/miscounted.ts';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { forgetOldVoices } from './forget-old-voices.ts';

type Routing = Awaited<ReturnType<typeof routingDatabase>>;

const road = '清丰县马庄桥镇文明路北延修了一半，成了断头路，什么时候能通？';

describe('What is kept of who spoke', () => {
  let routing: Routing;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  const say = (body: string, submittedAt = new Date().toJSON()) =>
    routing.decide([submitted({ subject: '', body, submittedAt })]);

  it('is forgotten once nobody can join it any more, and was not shown', async () => {
    await say(road);
    await say('小区的路灯坏了半年没有人修，晚上出门看不见。');
    await passes('201 days');
    await say(road);
    await forget();
    expect(await count('voice')).toBe(1);
    expect(await count('hot_issue')).toBe(1);
    expect(await count(`hot_issue_posting where posted_at < now() - interval '100 days'`)).toBe(0);
    expect(await miscounted(routing.dataSource)).toEqual([]);
  });

  it('stays with what was shown to people', async () => {
    for (const time of [1, 2, 3]) await say(road.repeat(time).slice(0, 60));
    expect(await count(`hot_issue where status = 'proposed'`)).toBe(1);
    await passes('400 days');
    await forget();
    expect(await count('voice')).toBe(3);
    expect(await count('hot_issue')).toBe(1);
  });

  it('goes on being joined for years, as long as it is spoken of', async () => {
    for (const pause of ['100 days', '100 days', '100 days', '100 days']) {
      await say(road);
      await passes(pause);
    }
    expect(await count('voice')).toBe(4);
    expect(await count('hot_issue')).toBe(1);
  });

  const forget = (): Promise<number> => forgetOldVoices(routing.dataSource, new Date());

  /** Everything that was said is so much longer ago. */
  async function passes(time: string): Promise<void> {
    const { dataSource } = routing;
    await dataSource.query('update voice set submitted_at = submitted_at - $1::interval', [time]);
    await dataSource.query('update hot_issue_posting set posted_at = posted_at - $1::interval', [time]);
    await dataSource.query(
      'update hot_issue set first_at = first_at - $1::interval, last_at = last_at - $1::interval',
      [time],
    );
  }

  async function count(from: string): Promise<number> {
    const [row] = await routing.dataSource.query<[{ count: number }]>(`select count(*)::integer as count from ${from}`);
    return row.count;
  }
});
