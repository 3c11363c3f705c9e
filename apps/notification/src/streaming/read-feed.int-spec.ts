import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { mostLookedAt, readFeed } from './read-feed.ts';

let following: FollowingUnderTest;
beforeEach(async () => {
  following = await FollowingUnderTest.start();
});
afterEach(() => following.stop());

const { subject } = ofCounty;
const listenerAt = (after: number) => ({
  subject,
  reach: { region: '411681', desks: null, staff: [], heads: [] },
  after,
});
const read = (...after: readonly number[]) => readFeed(following.database.dataSource, after.map(listenerAt));

/** Notices for a region, at these places of the feed. */
async function lie(regionCode: string, from: number, to: number): Promise<void> {
  await following.database.dataSource.query(
    `insert into staff_notice (id, place, event_type, payload, audiences, kind, level, is_urgent, asks_to_act, heard_at)
     select gen_random_uuid(), place, 'xinqiao.escalation.ended.v1', '{}', array[$1], 'clock-step', 'county', false, false, platform.now()
     from generate_series($2::bigint, $3::bigint) as place`,
    [regionCode, from, to],
  );
}

describe('Who listens from far behind a feed of which nothing concerns him', () => {
  const [begin, end] = [5 * mostLookedAt + 1, 8 * mostLookedAt];

  beforeEach(async () => {
    await following.subscribe(ofCounty, { means: 'stream' });
    await lie('411625', begin, end - 1);
    await lie('411681', end, end);
  });

  it('has it looked through bit by bit, with who is near its end hearing at once what concerns him', async () => {
    const [far, near] = await read(0, end - 1);
    expect(near).toMatchObject({ events: [{ place: end }], upTo: end, goesOn: false });
    expect(far).toEqual({ events: [], upTo: begin - 1 + mostLookedAt / 2, goesOn: true });
  });

  it('comes to the end of it, and to what concerns him there', async () => {
    const places = [0];
    let heard = (await read(0))[0]!;
    while (heard.goesOn) {
      places.push(heard.upTo);
      expect(heard.events).toEqual([]);
      heard = (await read(heard.upTo))[0]!;
    }
    expect(places).toEqual([0, 6 * mostLookedAt, 7 * mostLookedAt]);
    expect(heard).toMatchObject({ events: [{ place: end }], upTo: end });
  });
});
