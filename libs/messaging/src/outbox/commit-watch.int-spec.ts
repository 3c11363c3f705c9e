import { Client } from 'pg';
import { eventually } from '#testing';
import { MessagingUnderTest, switched } from '../../test/messaging-under-test.ts';
import { CommitWatch } from './commit-watch.ts';

describe('CommitWatch', () => {
  let messaging: MessagingUnderTest;
  const relay = { isLeader: true, roused: 0, rouse: () => void (relay.roused += 1) };

  beforeAll(async () => {
    messaging = await MessagingUnderTest.start();
    messaging.dataSource.subscribers.push(new CommitWatch(relay));
  });
  afterAll(() => messaging.stop());
  beforeEach(() => Object.assign(relay, { isLeader: true, roused: 0 }));

  it('rouses the relay once what was appended is committed, and only then', async () => {
    const { dataSource, outbox } = messaging;
    await dataSource.transaction(async (manager) => {
      await outbox.append(manager, switched('hall', 1));
      await manager.transaction((nested) => nested.query('SELECT 1'));
      expect(relay.roused).toBe(0);
    });
    expect(relay.roused).toBe(1);
  });

  it('leaves it in peace when nothing was appended, or is rolled back', async () => {
    const { dataSource, outbox } = messaging;
    await dataSource.transaction((manager) => manager.query('SELECT 1'));
    const rolledBack = dataSource.transaction(async (manager) => {
      await outbox.append(manager, switched('hall', 2));
      throw new Error('changed our mind');
    });
    await expect(rolledBack).rejects.toThrow('changed our mind');
    expect(relay.roused).toBe(0);
  });

  it('has the database tell a relay that leads in another process, and no other', async () => {
    const listener = new Client({ connectionString: messaging.databaseUrl });
    let heard = 0;
    listener.on('notification', () => void (heard += 1));
    await listener.connect();
    const { rows } = await listener.query<{ schema: string }>('SELECT current_schema() AS schema');
    await listener.query(`LISTEN ${listener.escapeIdentifier(`outbox_${rows[0]?.schema}`)}`);

    await messaging.announce(...switched('hall', 3));
    await listener.query('SELECT 1');
    expect(heard).toBe(0);
    relay.isLeader = false;
    await messaging.announce(...switched('hall', 4));
    await eventually(() => heard > 0);
    await listener.query('SELECT 1');
    await listener.end();
    expect(heard).toBe(1);
  });
});
