import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing';
import { startLampService } from '../../test/lamp-service.ts';
import { MessagingUnderTest, switched } from '../../test/messaging-under-test.ts';

describe('exactly once', () => {
  let messaging: MessagingUnderTest;

  beforeEach(async () => {
    messaging = await MessagingUnderTest.start();
  });
  afterEach(() => messaging.stop());

  it('handles each event once and in the order of its key, with mixed types in one batch', async () => {
    messaging.startRelay();
    const batches: number[] = [];
    await messaging.announce(...switched('hall', 1, 200), ...switched('stairs', 1, 200));
    await startLampService(messaging, (events) => void batches.push(events.length));
    await eventually(async () => (await messaging.effects()).length === 400, { deadline: 30_000 });

    expect(await messaging.effects('hall')).toEqual(countTo(200, 'hall'));
    expect(await messaging.effects('stairs')).toEqual(countTo(200, 'stairs'));
    expect(batches.length).toBeLessThan(20);
  });

  it('gathers at its pace what comes one by one', async () => {
    messaging.startRelay();
    const batches: number[] = [];
    await startLampService(messaging, (events) => void batches.push(events.length), { paceMs: 1_000 });
    for (let count = 1; count <= 60; count += 1) {
      await messaging.announce(...switched('hall', count));
      if (count === 1) await eventually(() => batches.length === 1, { deadline: 30_000 });
      await pause(30);
    }
    await eventually(async () => (await messaging.effects()).length === 60, { deadline: 30_000 });
    expect(batches.length).toBeLessThan(10);
  });

  it('keeps only the topic waiting that has a pace', async () => {
    messaging.startRelay();
    const batches: string[][] = [];
    const note = (events: readonly { type: string }[]) => void batches.push(events.map(({ type }) => type));
    await startLampService(messaging, note, { topicPacesMs: { 'lamps.v1': 1_500 } });
    const broken = {
      type: 'lamp.broken.v1' as const,
      key: 'hall',
      subject: 'hall',
      payload: { lamp: 'hall', count: 1 },
    };
    for (let count = 1; count <= 40; count += 1) {
      await messaging.announce(...switched('hall', count), broken);
      if (count === 1) await eventually(() => batches.flat().length === 2, { deadline: 30_000 });
      await pause(30);
    }
    await eventually(() => batches.flat().length === 80, { deadline: 30_000 });
    const holding = (type: string) => batches.filter((batch) => batch.includes(type)).length;
    expect(holding('lamp.switched.v1')).toBeLessThan(8);
    expect(holding('lamp.broken.v1')).toBeGreaterThan(16);
  });

  it('has told Kafka of all that it handled when it stops', async () => {
    messaging.startRelay();
    const { app } = await startLampService(messaging);
    await messaging.announce(...switched('hall', 1, 50));
    await eventually(async () => (await messaging.effects()).length === 50, { deadline: 30_000 });
    await app.close();
    expect(await messaging.committed()).toBe(50);
  });

  it('skips what Kafka delivers again', async () => {
    messaging.startRelay();
    await messaging.announce(...switched('hall', 1, 50));
    const first = await startLampService(messaging);
    await eventually(async () => (await messaging.effects()).length === 50, { deadline: 30_000 });
    await first.app.close();

    await startLampService(messaging, undefined, { groupId: `${messaging.groupId}-again` });
    await messaging.announce(...switched('hall', 51));
    await eventually(async () => (await messaging.effects()).includes('switched hall 51'), { deadline: 30_000 });
    expect(await messaging.effects('hall')).toEqual(countTo(51, 'hall'));
  });

  it('counts once while a second consumer joins and the first one leaves', async () => {
    messaging.startRelay();
    const lamps = Array.from({ length: 12 }, (_, index) => `lamp-${index}`);
    const first = await startLampService(messaging, undefined, { portionSize: 20 });
    for (let round = 0; round < 6; round += 1) {
      await messaging.announce(...lamps.flatMap((lamp) => switched(lamp, round * 20 + 1, round * 20 + 20)));
      if (round === 2) await startLampService(messaging, undefined, { portionSize: 20 });
      if (round === 4) await first.app.close();
    }
    await eventually(async () => (await messaging.effects()).length >= 1_440, { deadline: 45_000 });
    for (const lamp of lamps) expect(await messaging.effects(lamp)).toEqual(countTo(120, lamp));
  });

  it('keeps what handlers announce in the same transaction, with its cause', async () => {
    await messaging.announce(...switched('hall', 1));
    await startLampService(messaging, (events, { manager }) => {
      const broken = events.filter((event) => event.type === 'lamp.switched.v1');
      return messaging.outbox.append(
        manager,
        broken.map((event) => ({
          type: 'lamp.broken.v1' as const,
          key: event.key,
          subject: event.subject,
          payload: { lamp: event.payload.lamp, count: 99 },
          causedBy: event,
        })),
      );
    });
    messaging.startRelay();
    await eventually(async () => (await messaging.effects()).length === 2, { deadline: 30_000 });
    expect(await messaging.effects()).toEqual(['switched hall 1', 'broken hall 99']);
  });
});

function countTo(last: number, lamp: string): string[] {
  return Array.from({ length: last }, (_, index) => `switched ${lamp} ${index + 1}`);
}
