import { v7 } from 'uuid';
import { formatCaseNumber } from '#domain';
import { feed } from '../../test/feed.ts';
import { oversightDatabase, type OversightDatabase } from '../../test/oversight-database.ts';
import type { TellingEvent } from '../known-cases/domain/telling-event.ts';

const bureau = { id: '411681-housing', name: '项城市住房和城乡建设局', regionCode: '411681' };
const day = (nth: number) => new Date(Date.UTC(2026, 10, nth, 8));
const clock = (stopped?: number) => ({
  ...{ clock: 'resolve', startedAt: day(1).toISOString(), deadline: day(20).toISOString() },
  ...{ term: { amount: 15, unit: 'working-days' }, policyVersion: 1, calendarVersion: 1 },
  ...(stopped === undefined ? {} : { stoppedAt: day(stopped).toISOString() }),
});
const steps: readonly (readonly [type: string, says: object])[] = [
  ['opened', { channel: 'web', submittedAt: day(1).toISOString() }],
  ['assigned', { lead: bureau, coHandling: [], urgent: false, assignedBy: 'router', reasons: [], clocks: [clock()] }],
  ['replied', { bureau, visibility: 'public', text: '正在核实' }],
  ['resolved', { bureau, visibility: 'public', text: '已办结', clocks: [clock(4)] }],
  ['closed', { bureau, because: 'window-passed' }],
];

/** What happens to a case, a step a day. */
function aLife(): TellingEvent[] {
  const about = { caseId: v7(), caseNumber: formatCaseNumber(day(1), 1) };
  return steps.map(([step, says], index) => {
    const payload = { ...about, caseVersion: index + 1, occurredAt: day(index + 1).toISOString(), ...says };
    return { type: `xinqiao.case.${step}.v1`, payload } as unknown as TellingEvent;
  });
}

describe('The resolve clocks that run', () => {
  let database: OversightDatabase;
  beforeEach(async () => {
    database = await oversightDatabase();
  });
  afterEach(() => database.drop());

  const stored = (columns = '*') => database.dataSource.query<object[]>(`select ${columns} from running_clock`);
  const running = [
    { resolve_from: `${day(1).getTime()}`, resolve_by: `${day(20).getTime()}`, bureau_id: bureau.id },
  ].map((row) => expect.objectContaining({ ...row, region_code: '411681' }) as object);

  it('are without one that the release before has left behind, from the next event of its case on', async () => {
    const { dataSource } = database;
    const life = aLife();
    await feed(dataSource, life.slice(0, 3));
    const left = await stored();
    expect(left).toEqual(running);
    await feed(dataSource, life.slice(3, 4));
    expect(await stored()).toEqual([]);
    await dataSource.query(
      'insert into running_clock select * from json_populate_record(null::running_clock, $1::json)',
      [JSON.stringify(left[0])],
    );
    await feed(dataSource, life.slice(4));
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['missed', 'delete from running_clock'],
    ['kept as it was', 'update running_clock set resolve_by = resolve_by - 1'],
    ['left with another bureau', `update running_clock set bureau_id = ''`],
  ])('are put right by the next event of a case whose clock the release before %s', async (_, missing) => {
    const { dataSource } = database;
    const life = aLife();
    await feed(dataSource, life.slice(0, 2));
    await dataSource.query(missing);
    expect(await stored()).not.toEqual(running);
    await feed(dataSource, life.slice(2, 3));
    expect(await stored()).toEqual(running);
  });

  it('are neither written nor held by an event that leaves them as they are', async () => {
    const { dataSource } = database;
    const life = aLife();
    await feed(dataSource, life.slice(0, 2));
    const before = await stored('ctid, xmin, xmax');
    expect(before).toHaveLength(1);
    await feed(dataSource, life.slice(2, 3));
    expect(await stored('ctid, xmin, xmax')).toEqual(before);
  });
});
