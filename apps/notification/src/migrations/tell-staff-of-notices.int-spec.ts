import { escalationStep } from '../../test/escalations.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { TellStaffOfNotices1764700000000 } from './1764700000000-tell-staff-of-notices.ts';

it('What was told of escalations, and who follows them, outlives the change to notices and its taking back', async () => {
  const following = await FollowingUnderTest.start();
  const { dataSource } = following.database;
  try {
    const { id } = await following.subscribe(ofCounty, { means: 'webhook', webhook: { url: 'http://127.0.0.1:9/' } });
    await following.comes(escalationStep(), escalationStep('ended'));
    const stateOf = async () => ({
      ...{ told: await following.deliveriesOf(ofCounty, id), own: await following.subscriptions.list(ofCounty) },
      notices: await dataSource.query(
        'select event_type, audiences, asks_to_act from staff_notice order by event_type',
      ),
    });
    const before = await stateOf();
    const runner = dataSource.createQueryRunner();
    await new TellStaffOfNotices1764700000000().down(runner);
    const reason = { reason: '由项城市住建局核实工程款拨付情况。' };
    await dataSource.query('update escalation_step set payload = payload || $1', [JSON.stringify(reason)]);
    await new TellStaffOfNotices1764700000000().up(runner);
    await runner.release();
    const { own, told, notices } = await stateOf();
    expect(told).toHaveLength(2);
    expect({ told, notices }).toEqual({ told: before.told, notices: before.notices });
    expect(await dataSource.query(`select from staff_notice where payload ? 'reason'`)).toEqual([]);
    expect(own).toMatchObject([{ id, regionCode: '411681', isActive: true, confirmedUntil: expect.any(Date) }]);
    await following.comes(escalationStep());
    expect(await following.deliveriesOf(ofCounty, id)).toHaveLength(3);
  } finally {
    await following.stop();
  }
});
