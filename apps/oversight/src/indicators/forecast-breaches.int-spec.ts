import { eventually } from '#testing';
import { OversightOverHttp } from '../../test/oversight-over-http.ts';
import { supervisorOf } from '../../test/people.ts';
import type { Forecast } from './rates.dto.ts';

const old = { id: '410181-real-estate', name: '巩义市房管局', regionCode: '410181' };
const successor = { id: '410181-housing', name: '巩义市住房和城乡建设局', regionCode: '410181' };
const days = (from: Date, count: number) => new Date(from.getTime() + count * 86_400_000).toISOString();

describe('The forecast of breaches', () => {
  let oversight: OversightOverHttp;
  let now: Date;
  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    now = await oversight.now();
    await oversight.announce(old, successor);
  });
  afterAll(() => oversight.stop());

  it('gives the successor of a bureau what is open at both, by the record of both, moved already or not', async () => {
    for (let count = 0; count < 30; count++) {
      await resolved(old, 11);
      await resolved(successor, 5);
    }
    const open = await Promise.all(Array.from({ length: 10 }, () => oversight.assigned(old, { clocks: clock(now) })));
    // The region was late with half of what it had, as many as 20 cases of like kind: of ten the old bureau is late with (30 + 10) / (30 + 20).
    expect(await forecast()).toEqual([{ bureauId: old.id, name: old.name, open: 10, overdue: 0, expectedBreaches: 8 }]);
    await oversight.announce({ ...old, successorId: successor.id, version: 2 });
    // Both together: (30 + 10) / (60 + 20).
    const ofBoth = [{ bureauId: successor.id, name: successor.name, open: 10, overdue: 0, expectedBreaches: 5 }];
    await eventually(async () => (await forecast()).every(({ bureauId }) => bureauId === successor.id));
    expect(await forecast()).toEqual(ofBoth);
    const moved = { status: 'assigned', bureau: successor, predecessor: old, successor };
    for (const one of open.slice(0, 4)) await oversight.happen(one, 'xinqiao.case.bureau-succeeded.v1', moved);
    expect(await forecast()).toEqual(ofBoth);
  });

  async function forecast(): Promise<Forecast['bureaus']> {
    const { body } = await oversight.ask(supervisorOf('410000'), 'GET', '/api/figures/forecast?region=410000');
    return (body as Forecast).bureaus;
  }

  /** One more that a bureau has settled. @param after of how many days, of the ten that there were */
  async function resolved(bureau: typeof old, after: number): Promise<void> {
    const started = new Date(days(now, -20));
    const one = await oversight.assigned(bureau, { clocks: clock(started) });
    const clocks = clock(started).map((running) => ({ ...running, stoppedAt: days(started, after) }));
    await oversight.happen(one, 'xinqiao.case.resolved.v1', { bureau, visibility: 'public', text: '已办结', clocks });
  }
});

const clock = (startedAt: Date) => [
  {
    ...{ clock: 'resolve', startedAt: startedAt.toISOString(), deadline: days(startedAt, 10) },
    ...{ term: { amount: 10, unit: 'natural-days' }, policyVersion: 1, calendarVersion: 1 },
  },
];
