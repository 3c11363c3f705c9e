import { runOverFiles } from '../test/run-over-files.ts';

const hotIssues = (lines: readonly string[]) => runOverFiles('hot-issues', { in: lines });

const message = {
  id: 'a',
  subject: '丹枫书院物业乱涨停车费',
  text: '丹枫书院停车费涨到三百。',
  time: '2026-11-01T08:00:00',
  likes: 1,
  against: 0,
};
const three = [message, { ...message, id: 7, time: '2026-11-02' }, { ...message, id: 'c', likes: undefined }];

describe('npm run hot-issues', () => {
  it('says which messages are about one thing, and what that is', async () => {
    const other = { ...message, id: 'd', subject: '公交车太少', text: '早上等公交车要四十分钟。' };
    const { code, rows } = await hotIssues([...three, other].map((row) => JSON.stringify(row)));
    expect(code).toBe(0);
    expect(rows).toEqual([
      {
        issue: 'issue-a',
        title: expect.stringContaining('丹枫书院') as string,
        members: ['a', '7', 'c'],
        heat: expect.any(Number) as number,
      },
    ]);
  });

  it('names a message once, though its id was given to several', async () => {
    const { rows } = await hotIssues([...three, message].map((row) => JSON.stringify(row)));
    expect(rows[0]?.members).toEqual(['a', '7', 'c']);
  });

  it('says line, field and rule of what it cannot read, and nothing else', async () => {
    const bad = { ...message, likes: -1 };
    const { code, rows, complaint } = await hotIssues([message, bad].map((row) => JSON.stringify(row)));
    expect({ code, rows }).toEqual({ code: 1, rows: [] });
    expect(complaint).toMatch(/line 2: likes must be a whole number/);
  });
});
