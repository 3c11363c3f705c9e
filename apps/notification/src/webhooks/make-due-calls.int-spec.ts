import { setTimeout } from 'node:timers/promises';
import { escalationStep } from '../../test/escalations.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { receiver, type Receiver, verified } from '../../test/receiver.ts';
import { sendRound } from '../../test/send-round.ts';
import { claimCalls } from './claim-calls.ts';
import { mostLookedAt } from './replay.ts';

let following: FollowingUnderTest;
let other: Receiver;
beforeEach(async () => {
  [following, other] = await Promise.all([FollowingUnderTest.start(), receiver()]);
});
afterEach(() => Promise.all([following.stop(), other.stop()]));

const subscribe = (url = other.url) => following.subscribe(ofCounty, { means: 'webhook', webhook: { url } });
const kindsOf = async (calling = following.calling()) => (await sendRound(calling, 50)).map(({ kind }) => kind);
const shown = async (id: string) => (await following.subscriptions.list(ofCounty)).find((one) => one.id === id);

describe('a webhook', () => {
  it('is called with the whole step, signed as the verifier of Standard Webhooks wants it', async () => {
    const { id, secret } = await subscribe();
    const step = escalationStep();
    await following.comes(step);
    expect(await kindsOf()).toEqual(['sent']);
    expect(verified(other.calls[0]!, secret)).toMatchObject({ type: step.type, data: step.payload });
    expect(await following.deliveriesOf(ofCounty, id)).toMatchObject([
      { id: other.ids[0], escalationId: step.payload.escalationId, eventType: step.type, status: 'sent', attempts: 1 },
    ]);
  });

  it('is called under both secrets for a day after they were changed, and then under the new one alone', async () => {
    const { id, secret: former } = await subscribe();
    const { secret } = await following.tending.rotateSecret(ofCounty, id);
    await following.comes(escalationStep());
    await kindsOf();
    for (const one of [former, secret]) expect(verified(other.calls[0]!, one)).toBeTruthy();
    await following.database.letPass('25 hours');
    await following.comes(escalationStep());
    await kindsOf();
    expect(verified(other.calls[1]!, secret)).toBeTruthy();
    expect(() => verified(other.calls[1]!, former)).toThrow();
  });

  it('that does not take a call is called again later, under the same id', async () => {
    const { id } = await subscribe();
    await following.comes(escalationStep());
    other.answer = (response) => response.writeHead(503).end();
    expect(await kindsOf()).toEqual(['deferred']);
    expect(await kindsOf()).toEqual([]);
    expect(await following.deliveriesOf(ofCounty, id)).toMatchObject([
      { status: 'pending', attempts: 1, lastProblem: 'HTTP 503' },
    ]);
    other.answer = (response) => response.writeHead(200).end('{}');
    await following.database.letPass('1 minute');
    expect(await kindsOf()).toEqual(['sent']);
    expect(new Set(other.ids).size).toBe(1);
  });

  it('is not led elsewhere by a redirect', async () => {
    await subscribe();
    await following.comes(escalationStep());
    other.answer = (response) => response.writeHead(307, { location: other.url }).end();
    expect(await sendRound(following.calling(), 1)).toEqual([{ kind: 'deferred', problem: 'HTTP 307' }]);
    expect(other.calls).toHaveLength(1);
  });

  it('whose answer has no end is not listened to any longer', async () => {
    await subscribe();
    await following.comes(escalationStep());
    other.answer = (response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', more);
      more();
    };
    expect(await kindsOf()).toEqual(['sent']);
  });

  it('that was called when its instance was killed is called again under the same id', async () => {
    await subscribe();
    await following.comes(escalationStep());
    const killed = following.calling();
    const [claimed] = await killed.claim(10, []);
    await killed.send(claimed!);
    expect(await kindsOf()).toEqual([]);
    await following.database.letPass('6 minutes');
    expect(await kindsOf()).toEqual(['sent']);
    expect(other.ids).toEqual([claimed!.id, claimed!.id]);
  });

  it('is called once when two instances look at the same time', async () => {
    for (let n = 0; n < 10; n += 1) await subscribe();
    await following.comes(...Array.from({ length: 4 }, () => escalationStep()));
    await Promise.all([kindsOf(), kindsOf(), kindsOf()]);
    await kindsOf();
    expect(new Set(other.ids).size).toBe(40);
    expect(other.ids).toHaveLength(40);
  });

  it('is left to the instance that is just claiming its call', async () => {
    await subscribe();
    await following.comes(escalationStep());
    const { dataSource } = following.database;
    const byAnother = await dataSource.transaction(async (manager) => {
      await manager.query('select from staff_delivery for update');
      const claiming = claimCalls(dataSource, 10, []);
      // It must not even wait for the row: once that is free it would take it as well.
      await Promise.race([claiming, setTimeout(1_000, undefined, { ref: false })]);
      return { claiming };
    });
    expect(await byAnother.claiming).toEqual([]);
  });

  it('is called a few times at once, however much waits for it', async () => {
    await subscribe();
    await following.comes(...Array.from({ length: 20 }, () => escalationStep()));
    const { dataSource } = following.database;
    const underWay = await claimCalls(dataSource, 50, []);
    expect(underWay).toHaveLength(4);
    expect(await claimCalls(dataSource, 46, underWay)).toEqual([]);
    expect(await claimCalls(dataSource, 47, underWay.slice(1))).toHaveLength(1);
  });

  it('that takes nothing does not hold up the others', async () => {
    const slow = await receiver();
    try {
      await subscribe(slow.url);
      await following.comes(...Array.from({ length: 1_100 }, () => escalationStep()));
      await subscribe();
      const step = escalationStep();
      await following.comes(step);
      slow.answer = (response) => response.writeHead(500).end();
      expect((await kindsOf()).toSorted()).toEqual(['deferred', 'deferred', 'deferred', 'deferred', 'sent']);
      expect(await kindsOf()).toEqual([]);
    } finally {
      await slow.stop();
    }
  });
});

describe('webhooks whose receivers fail', () => {
  it('have half of the places together, so that those that work find room however many do not answer', async () => {
    const failing = [await subscribe(), await subscribe(), await subscribe(), await subscribe()];
    other.answer = (response) => response.writeHead(503).end();
    await following.comes(...Array.from({ length: 8 }, () => escalationStep()));
    expect(await kindsOf()).toEqual(Array.from({ length: 16 }, () => 'deferred'));
    await following.database.letPass('1 hour');
    for (let n = 0; n < 4; n += 1) await subscribe();
    await following.comes(...Array.from({ length: 8 }, () => escalationStep()));
    const { dataSource } = following.database;
    const first = await claimCalls(dataSource, 12, []);
    const all = [...first, ...(await claimCalls(dataSource, 8, first))];
    const ofFailing = (calls: typeof all) =>
      calls.filter(({ subscriptionId }) => failing.some(({ id }) => id === subscriptionId));
    expect([first, ofFailing(first), all, ofFailing(all)].map(({ length }) => length)).toEqual([12, 6, 20, 10]);
  });
});

describe('a webhook whose receiver takes nothing for three days', () => {
  it('is disabled, says so, and is called again once it is enabled, also with what it missed', async () => {
    const { id } = await subscribe();
    other.answer = (response) => response.writeHead(500).end();
    const [first, second, missed] = [escalationStep(), escalationStep(), escalationStep()];
    await following.comes(first, second);
    await kindsOf();
    await following.database.letPass('3 days');
    await kindsOf();
    expect(await shown(id)).toMatchObject({
      isActive: false,
      disabledBecause: 'failing',
      disabledAt: expect.any(Date),
    });
    expect((await following.deliveriesOf(ofCounty, id)).map(({ status }) => status)).toEqual(['gave-up', 'gave-up']);
    await following.comes(missed);
    expect(await following.database.dataSource.query('select value from outbox')).toHaveLength(1);
    await expect(following.replay.since(ofCounty, id, '2020-01-01T00:00:00.000Z')).rejects.toMatchObject({
      code: 'webhook-disabled',
    });
    other.answer = (response) => response.writeHead(204).end();
    await following.tending.enable(ofCounty, id);
    const already = other.ids.length;
    expect(await following.replay.since(ofCounty, id, '2020-01-01T00:00:00.000Z')).toEqual({ replayed: 3 });
    expect(await following.replay.since(ofCounty, id, '2020-01-01T00:00:00.000Z')).toEqual({ replayed: 0 });
    await kindsOf();
    const told = other.calls
      .slice(already)
      .map(({ body }) => (JSON.parse(body) as { data: { escalationId: string } }).data.escalationId);
    expect(told.toSorted()).toEqual([first, second, missed].map(({ payload }) => payload.escalationId).toSorted());
    expect(new Set([...other.ids.slice(0, 2), ...other.ids.slice(already)]).size).toBe(3);
  });

  it('is not one that was not called in that time: the days count from the first call that failed', async () => {
    const { id } = await subscribe();
    await following.comes(escalationStep(), escalationStep());
    await following.database.letPass('4 days');
    other.answer = (response) => response.writeHead(503).end();
    expect(await kindsOf()).toEqual(['deferred', 'deferred']);
    expect(await shown(id)).toMatchObject({ isActive: true });
    await following.database.letPass('71 hours');
    expect(await kindsOf()).toEqual(['deferred', 'deferred']);
    expect(await shown(id)).toMatchObject({ isActive: true });
    await following.database.letPass('13 hours');
    expect(await kindsOf()).toContain('deferred');
    expect(await shown(id)).toMatchObject({ isActive: false, disabledBecause: 'failing' });
    await following.tending.enable(ofCounty, id);
    await following.replay.since(ofCounty, id, '2020-01-01T00:00:00.000Z');
    expect(await kindsOf()).toEqual(['deferred', 'deferred']);
    expect(await shown(id)).toMatchObject({ isActive: true });
  });

  it('goes on where it took another call meanwhile', async () => {
    const { id } = await subscribe();
    other.answer = (response) => response.writeHead(500).end();
    await following.comes(escalationStep());
    await kindsOf();
    await following.database.letPass('2 days');
    const sent = escalationStep();
    await following.comes(sent);
    other.answer = (response) =>
      response.writeHead(other.calls.at(-1)!.body.includes(sent.payload.escalationId) ? 204 : 500).end();
    await kindsOf();
    await following.database.letPass('25 hours');
    await kindsOf();
    expect((await following.deliveriesOf(ofCounty, id)).map(({ status }) => status)).toEqual(['sent', 'gave-up']);
    expect(await shown(id)).toMatchObject({ isActive: true });
  });
});

describe('a webhook whose receiver says that it is gone', () => {
  it('is told to its owner by mail, once, and to nobody else', async () => {
    const mail = { means: 'mail', mail: { address: 'du@example.gov.cn', pace: 'digest', digestHours: [8] } };
    const own = await following.subscribe(ofCounty, { ...mail, regionCode: '411681' });
    const others = await following.subscribe({ ...ofCounty, subject: 'county-2' }, mail);
    const { id } = await subscribe();
    other.answer = (response) => response.writeHead(410).end();
    await following.comes(escalationStep('ended'), escalationStep('ended'));
    await Promise.all([kindsOf(), kindsOf()]);
    expect(await following.deliveriesOf(ofCounty, own.id)).toMatchObject([
      { eventType: 'webhook-disabled', kind: 'webhook', status: 'pending' },
    ]);
    expect(await following.deliveriesOf({ ...ofCounty, subject: 'county-2' }, others.id)).toEqual([]);
    const told = await following.database.dataSource.query(
      `select payload from staff_notice where event_type = 'webhook-disabled'`,
    );
    expect(told).toEqual([{ payload: { subscriptionId: id, because: 'gone', occurredAt: expect.any(String) } }]);
  });

  it('is disabled at once, with what waits for it', async () => {
    const { id } = await subscribe();
    other.answer = (response) => response.writeHead(410).end();
    await following.comes(...Array.from({ length: 6 }, () => escalationStep()));
    expect(await kindsOf()).toContain('refused');
    expect(await shown(id)).toMatchObject({ isActive: false, disabledBecause: 'gone' });
    await following.database.letPass('1 day');
    expect(await kindsOf()).toEqual([]);
  });
});

describe('a replay', () => {
  it('looks through a long time in several requests, so that none keeps others from queueing for long', async () => {
    const { id } = await subscribe();
    await following.database.dataSource.query(
      `insert into staff_notice (id, event_type, payload, audiences, kind, level, is_urgent, asks_to_act, heard_at)
       select gen_random_uuid(), 'xinqiao.escalation.ended.v1', '{}', '{411625}', 'clock-step', 'county', false, false,
              platform.now() - n * interval '1 second' from generate_series(1, $1::integer) as n`,
      [mostLookedAt],
    );
    const step = escalationStep();
    await following.comes(step);
    await kindsOf();
    const first = await following.replay.since(ofCounty, id, '2020-01-01T00:00:00.000Z');
    expect(first).toEqual({ replayed: 0, next: expect.any(Date) });
    expect(await following.replay.since(ofCounty, id, first.next!.toISOString())).toEqual({ replayed: 1 });
  });
});

describe('one call', () => {
  it('is made again under its id when its owner asks for it, and for nobody else', async () => {
    const { id } = await subscribe();
    await following.comes(escalationStep());
    await kindsOf();
    const call = other.ids[0]!;
    const stranger = { ...ofCounty, subject: 'county-2' };
    await expect(following.replay.one(stranger, id, call)).rejects.toMatchObject({ code: 'subscription-not-found' });
    expect(await following.replay.one(ofCounty, id, call)).toEqual({ replayed: 1 });
    expect(await following.replay.one(ofCounty, id, call)).toEqual({ replayed: 0 });
    await kindsOf();
    expect(other.ids).toEqual([call, call]);
  });

  it('is not made again for who answers for its region no longer', async () => {
    const { id } = await subscribe();
    await following.comes(escalationStep());
    await kindsOf();
    const moved = { ...ofCounty, regionCode: '411625' };
    await expect(following.replay.one(moved, id, other.ids[0]!)).rejects.toMatchObject({ code: 'insufficient-rights' });
    await expect(following.tending.enable(moved, id)).rejects.toMatchObject({ code: 'insufficient-rights' });
  });
});
