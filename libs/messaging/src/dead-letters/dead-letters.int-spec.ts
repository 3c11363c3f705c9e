import { Client } from 'pg';
import { eventually } from '#testing';
import { type Beforehand, startLampService } from '../../test/lamp-service.ts';
import { MessagingUnderTest, switched } from '../../test/messaging-under-test.ts';
import { runCommand, WrongUsage } from './command-line.ts';

describe('dead letters', () => {
  let messaging: MessagingUnderTest;
  let client: Client;
  let isMended: boolean;

  /** Fails on the third event of the hall's lamp, until it is mended. */
  const failing: Beforehand = (events) => {
    const poison = events.some(({ payload }) => payload.lamp === 'hall' && payload.count === 3);
    if (poison && !isMended) throw new RangeError('the third one is too bright');
  };
  const run = (...words: string[]) => runCommand(words, client);
  const letters = () => messaging.countRows(`dead_letter WHERE state <> 'discarded'`);

  beforeEach(async () => {
    isMended = false;
    messaging = await MessagingUnderTest.start();
    client = new Client({ connectionString: messaging.databaseUrl });
    await client.connect();
    messaging.atEnd(() => client.end());
    messaging.startRelay();
  });
  afterEach(() => messaging.stop());

  it('takes a poison event out, parks what follows it on its key, and lets other keys flow', async () => {
    await startLampService(messaging, failing);
    await messaging.announce(...switched('hall', 1, 4), ...switched('stairs', 1, 4));
    await messaging.announce(...switched('hall', 5), ...switched('stairs', 5));
    await eventually(async () => (await messaging.effects('stairs')).length === 5, { deadline: 30_000 });
    await eventually(async () => (await messaging.countRows('parked_event')) === 2, { deadline: 30_000 });

    expect(await messaging.effects('hall')).toEqual(['switched hall 1', 'switched hall 2']);
    expect(await run('list')).toMatch(/failed {2}lamp.switched.v1 .* key hall .* RangeError after 3 .* 2 parked/);
    expect(await readDeadLetterTopic(messaging)).toMatchObject({ lamp: 'hall', count: 3 });
  });

  it.each([
    ['nothing', null],
    ['an empty body', Buffer.alloc(0)],
    ['more than a copy may hold', Buffer.alloc(900_000, 'x')],
    ['bytes that are no text', Buffer.from([0xff, 0x00, 0x1e, 0xfe])],
  ])('takes out a record of %s, and lets other keys flow', async (_, value) => {
    await startLampService(messaging, failing);
    const headers = { ce_type: 'lamp.switched.v1' };
    await messaging.produce('lamps.v1', { key: 'cellar', value, headers });
    await messaging.announce(...switched('stairs', 1, 2));
    await eventually(async () => (await messaging.effects('stairs')).length === 2, { deadline: 30_000 });
    await eventually(async () => (await letters()) === 1, { deadline: 30_000 });
  });

  it('replays the event and then what is parked behind it, in order, each once', async () => {
    await startLampService(messaging, failing);
    await messaging.announce(...switched('hall', 1, 6));
    await eventually(async () => (await letters()) > 0, { deadline: 30_000 });
    isMended = true;
    expect(await run('replay', '1')).toContain('1 dead letter will be replayed');
    await messaging.announce(...switched('hall', 7, 9));

    await eventually(async () => (await messaging.effects('hall')).length >= 9, { deadline: 30_000 });
    const inOrder = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => `switched hall ${count}`);
    expect(await messaging.effects('hall')).toEqual(inOrder);
    await eventually(async () => (await run('list')) === 'No dead letters.\n');
    expect(await messaging.countRows('parked_event')).toBe(0);
  });

  it('puts an event back with its new error when the replay fails', async () => {
    await startLampService(messaging, failing);
    await messaging.announce(...switched('hall', 1, 4));
    await eventually(async () => (await letters()) > 0, { deadline: 30_000 });
    await run('replay', '--all');
    await eventually(async () => (await run('list')).includes('failed  lamp.switched.v1'), { deadline: 30_000 });
    await eventually(async () => (await run('list')).includes('RangeError after 4'));
    expect(await messaging.effects('hall')).toEqual(['switched hall 1', 'switched hall 2']);
    expect(await messaging.countRows('parked_event')).toBe(1);
  });

  it('makes a parked event that fails the next dead letter, the rest staying behind it', async () => {
    const stubborn: Beforehand = (events) => {
      const poison = events.some(({ payload }) => payload.count === 5 || (payload.count === 3 && !isMended));
      if (poison) throw new RangeError('too bright');
    };
    await startLampService(messaging, stubborn);
    await messaging.announce(...switched('hall', 1, 6));
    await eventually(async () => (await letters()) > 0, { deadline: 30_000 });
    await eventually(async () => (await messaging.countRows('parked_event')) === 3);
    isMended = true;
    await run('replay', '--all');
    await eventually(async () => (await messaging.effects('hall')).length === 4, { deadline: 30_000 });
    await eventually(async () => (await messaging.countRows('parked_event')) === 1);
    await eventually(async () => /^2 {2}failed.* 1 parked\n$/.test(await run('list')));
  });

  it('goes on with what is parked when the event is discarded, keeping the reason and forgetting the content', async () => {
    await startLampService(messaging, failing);
    await messaging.announce(...switched('hall', 1, 5));
    await eventually(async () => (await letters()) > 0, { deadline: 30_000 });
    await expect(run('discard', '1')).rejects.toThrow(WrongUsage);
    await run('discard', '1', '--reason', 'the lamp is gone');
    await eventually(async () => (await messaging.effects('hall')).length === 4, { deadline: 30_000 });
    await eventually(async () => (await letters()) === 0);
    const shown = await run('show', '1', '--payload');
    expect(shown).toContain('discarded');
    expect(shown).toContain('(forgotten)');
  });

  it('shows what an event says only when it is asked to', async () => {
    await startLampService(messaging, failing);
    await messaging.announce(...switched('hall', 3));
    await eventually(async () => (await letters()) > 0, { deadline: 30_000 });
    expect(await run('show', '1')).toContain('RangeError: the third one is too bright');
    expect(await run('show', '1')).not.toContain('"count":3');
    expect(await run('show', '1', '--payload')).toContain('"count":3');
    await expect(run('show', '77')).rejects.toThrow('There is no dead letter 77');
    await expect(run('bury', '1')).rejects.toThrow('no command');
  });

  it('takes what is no event of the catalogue for a dead letter at once, and ignores types that nobody handles', async () => {
    const { server } = await startLampService(messaging);
    const ids = ['0', '1', '2'].map((digit) => `01890000-0000-7000-8000-00000000000${digit}`);
    await messaging.produce(
      'lamps.v1',
      { key: 'a', value: Buffer.from([0xff, 0x00, 0x01]) },
      { key: 'b\0', value: '{"lamp":"b","count":1}', headers: { ...envelope(ids[0]!), ce_id: 'not an id' } },
      { key: 'c', value: '{"lamp":"c","count":', headers: envelope(ids[1]!) },
      { key: 'd', value: '{"lamp":"d","count":0}', headers: envelope(ids[2]!) },
      { key: 'e', value: 'whatever', headers: { ...envelope(ids[2]!), ce_type: 'lamp.painted.v1' } },
    );
    await messaging.announce(...switched('hall', 1));
    await eventually(async () => (await letters()) === 4, { deadline: 30_000 });
    await eventually(async () => (await messaging.effects()).length === 1, { deadline: 30_000 });

    const list = await run('list');
    for (const error of ['UnreadableEnvelope', 'UnreadableRecord', 'InvalidPayload'])
      expect(list).toContain(`${error} after 1`);
    expect(server.state).toBe('joined');
  });
});

function envelope(id: string): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: 'lamp.switched.v1',
    ce_source: '/a/stranger',
    ce_subject: 'lamp',
    ce_time: '2026-11-23T08:00:00Z',
  };
}

/** The payload of the first copy on the dead-letter topic. */
async function readDeadLetterTopic(messaging: MessagingUnderTest): Promise<unknown> {
  const consumer = messaging.kafka.consumer({ groupId: `${messaging.groupId}-dead`, maxWaitTimeInMs: 100 });
  const copies: unknown[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: `${messaging.topicPrefix}dead.v1`, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      copies.push(JSON.parse(String(message.value)));
      return Promise.resolve();
    },
  });
  await eventually(() => copies.length > 0, { deadline: 30_000 });
  await consumer.disconnect();
  return copies[0];
}
