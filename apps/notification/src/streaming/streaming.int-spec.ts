import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventListener } from '../../test/event-listener.ts';
import { bureauEvent } from '../../test/bureau-events.ts';
import { escalationStep } from '../../test/escalations.ts';
import {
  atBureau,
  NotificationOverHttp,
  ofCity,
  ofCounty,
  ofProvince,
  type Somebody,
} from '../../test/notification-over-http.ts';

let notification: NotificationOverHttp;
let url: string;
beforeEach(async () => {
  notification = await NotificationOverHttp.start({ env: { STREAM_HEARTBEAT_SECONDS: '0.2' } });
  url = await listening(notification.app);
});
afterEach(() => notification.stop());

async function listening(app: NestFastifyApplication): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

const listen = async (staff: Somebody, last?: string, at = url, claims: object = {}) =>
  EventListener.at(at, await notification.headersOf(staff, claims), last);
const follow = (staff: Somebody, wish: object = {}) => notification.subscribe(staff, { means: 'stream', ...wish });
const ids = (steps: readonly { payload: { escalationId: string } }[]) =>
  steps.map(({ payload }) => payload.escalationId);
const heardBy = ({ heard }: EventListener) => heard.map(({ payload }) => payload.escalationId);

describe('a stream of what one follows', () => {
  it('brings what one’s subscriptions cover as it happens, and nothing else', async () => {
    await follow(ofCity, { regionCode: '411681' });
    await follow(ofCity, { kinds: ['instruction'] });
    const listener = await listen(ofCity);
    const mine = [escalationStep('raised'), escalationStep('ended', { kind: 'instruction', regionCode: '411625' })];
    await notification.comes(escalationStep('raised', { regionCode: '411625' }), mine[0]!);
    await notification.comes(escalationStep('raised', { kind: 'instruction', regionCode: '411000' }), mine[1]!);
    await eventually(() => listener.heard.length >= 2);
    expect(heardBy(listener)).toEqual(ids(mine));
    expect(listener.heard[0]).toMatchObject({ type: mine[0]!.type, payload: mine[0]!.payload });
  });

  it('loses nothing and tells nothing twice to who comes back, wherever he was cut off and at whatever instance', async () => {
    await follow(ofProvince);
    const urls = [url, await listening(await notification.another())];
    const steps = Array.from({ length: 250 }, () => escalationStep());
    let listener = await listen(ofProvince, '0');
    const heard: unknown[] = [];
    for (const [turn, size] of [90, 10, 120, 30].entries()) {
      const from = [0, 90, 100, 220][turn]!;
      await notification.comes(...steps.slice(from, from + size));
      const some = Math.max(1, Math.floor(size / 2));
      await eventually(() => listener.heard.length >= some);
      listener.leave();
      await eventually(() => listener.hasEnded);
      heard.push(...heardBy(listener));
      listener = await listen(ofProvince, listener.lastEventId, urls[turn % 2]);
    }
    await eventually(() => heard.length + listener.heard.length >= 250);
    heard.push(...heardBy(listener));
    expect(heard).toHaveLength(250);
    expect(new Set(heard)).toEqual(new Set(ids(steps)));
  });

  it('misses no step that is committed after one that came later', async () => {
    await follow(ofProvince);
    const listener = await listen(ofProvince);
    const [early, late] = [escalationStep(), escalationStep()];
    await notification.dataSource.transaction(async (manager) => {
      await manager.query(
        `insert into staff_notice (id, event_type, payload, audiences, kind, level, is_urgent, asks_to_act, heard_at)
         values (gen_random_uuid(), $1, $2, '{410000}', 'clock-step', 'county', false, true, platform.now())`,
        [early.type, JSON.stringify(early.payload)],
      );
      await notification.comes(late);
      await eventually(() => listener.heard.length === 1);
    });
    await eventually(() => listener.heard.length === 2);
    expect(heardBy(listener)).toEqual(ids([late, early]));
    expect(Number(listener.heard[0]!.id)).toBeLessThan(Number(listener.heard[1]!.id));
  });

  it('shows that it lives while nothing happens, and how far it has come', async () => {
    await follow(ofCounty, { isUrgentOnly: true });
    const listener = await listen(ofCounty);
    await notification.comes(escalationStep('raised', { urgent: false }));
    await eventually(() => listener.heartbeats >= 2 && Number(listener.lastEventId) >= 1);
    expect(listener.heard).toEqual([]);
  });

  it('brings a bureau’s staff what concerns it, for as long as they work there', async () => {
    await follow(atBureau);
    const [listener, clock] = [await listen(atBureau), bureauEvent('clock')];
    await notification.comes(escalationStep(), clock);
    await eventually(() => listener.heard.length >= 1 && Number(listener.lastEventId) >= 2);
    expect(listener.heard).toMatchObject([{ type: clock.type, payload: clock.payload }]);
    expect((await listen({ ...atBureau, bureauId: '411681-taxation' })).status).toBe(409);
  });

  it('ends with the token', async () => {
    await follow(ofCounty);
    const listener = await listen(ofCounty, undefined, url, { exp: Math.floor(Date.now() / 1000) + 1 });
    expect(listener.status).toBe(200);
    await eventually(() => listener.hasEnded);
  });

  it('follows a subscription no further than its owner reaches by now', async () => {
    await follow(ofCity);
    await follow(ofCity, { regionCode: '411625' });
    const moved = { ...ofCity, regionCode: '411625' };
    const listener = await listen(moved);
    const [own, former] = [
      escalationStep('raised', { regionCode: '411625' }),
      escalationStep('raised', { regionCode: '411681' }),
    ];
    await notification.comes(former, own);
    await eventually(() => listener.heard.length >= 1 && Number(listener.lastEventId) >= 2);
    expect(heardBy(listener)).toEqual(ids([own]));
    expect((await listen({ ...ofCity, regionCode: '411000' })).status).toBe(409);
  });

  it('is refused to who follows nothing, to other roles, and to who comes back to no place at all', async () => {
    expect((await listen(ofCounty)).status).toBe(409);
    await follow(ofCounty, { means: 'webhook', webhook: { url: 'https://localhost/' } });
    expect((await listen(ofCounty)).status).toBe(409);
    expect((await listen({ ...ofCounty, roles: ['auditor'] })).status).toBe(403);
    await follow(ofCounty);
    expect((await listen(ofCounty, 'yesterday')).status).toBe(400);
  });

  it('is refused to who comes back from where the feed has never been, as after a restore, and begins anew for him', async () => {
    await follow(ofCounty);
    await notification.comes(escalationStep(), escalationStep());
    const before = await listen(ofCounty, '0');
    await eventually(() => before.heard.length === 2);
    const furthest = Number(before.lastEventId);
    const headers = { ...(await notification.headersOf(ofCounty)), 'last-event-id': String(furthest + 1) };
    const refused = await fetch(`${url}/api/subscriptions/stream`, { headers });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'beyond-the-feed', furthest }]);
    const [again, late] = [await listen(ofCounty, String(furthest)), escalationStep()];
    await notification.comes(late);
    await eventually(() => again.heard.length === 1);
    expect(heardBy(again)).toEqual(ids([late]));
  });

  it('is taken up by who heard what is kept no longer', async () => {
    await follow(ofCounty);
    await notification.comes(escalationStep());
    const before = await listen(ofCounty, '0');
    await eventually(() => before.heard.length === 1);
    await notification.dataSource.query('delete from staff_notice');
    expect((await listen(ofCounty, before.lastEventId)).status).toBe(200);
  });

  it('is ended when the service stops, so that this does not wait for who listens', async () => {
    await follow(ofCounty);
    const [app, listener] = await (async () => {
      const other = await notification.another();
      return [other, await listen(ofCounty, undefined, await listening(other))] as const;
    })();
    await app.close();
    await eventually(() => listener.hasEnded);
  });

  it('is not kept open for who asks only whether it is there', async () => {
    await follow(ofCounty);
    const headers = await notification.headersOf(ofCounty);
    const answer = await fetch(`${url}/api/subscriptions/stream`, { method: 'HEAD', headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(await metric()).toBe(0);
  });

  it('lets go of who does not read, and keeps no more for him than a bounded rest', async () => {
    await follow(ofCounty);
    const headers = await notification.headersOf(ofCounty);
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.pause();
    socket.write(
      `GET /api/subscriptions/stream HTTP/1.1\r\nhost: x\r\nauthorization: ${headers.authorization}\r\nlast-event-id: 0\r\n\r\n`,
    );
    await eventually(async () => (await metric()) === 1);
    await notification.dataSource.query(
      `insert into staff_notice (id, event_type, payload, audiences, kind, level, is_urgent, asks_to_act, heard_at)
       select gen_random_uuid(), 'xinqiao.escalation.ended.v1', jsonb_build_object('padding', repeat('慢', 30000)), '{411681}', 'clock-step', 'county',
              false, false, platform.now() from generate_series(1, 400)`,
    );
    await eventually(async () => (await metric()) === 0, { deadline: 30_000 });
    const closed = once(socket, 'close');
    socket.resume();
    await closed;
  });

  const metric = async () => {
    const { body } = await notification.app.inject('/metrics');
    return Number(/^notification_stream_listeners (\d+)$/m.exec(body)?.[1]);
  };
});
