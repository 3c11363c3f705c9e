import { createService, startService } from '#platform';
import {
  eventually,
  type PublishedEvent,
  publishEvents,
  testDatabase,
  type TestDatabase,
  testTopics,
  type TestTopics,
} from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { departmentEnvironment } from '../../test/department-environment.ts';
import { decided, someMessage, submitted } from '../../test/department-under-test.ts';
import { sureProposal, xiangchengLabour } from '../../test/samples.ts';
import { department } from '../department.definition.ts';

describe('Department over Kafka', () => {
  let database: TestDatabase;
  let topics: TestTopics;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    [database, topics] = await Promise.all([testDatabase(), testTopics({ partitions: 2 })]);
    app = await createService(department, departmentEnvironment(database, { TOPIC_PREFIX: topics.prefix }));
    await startService(app);
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([database.drop(), topics.drop()]);
  });

  it('puts every case on its queue and announces it, in whichever order the two topics bring their events', async () => {
    const messages = Array.from({ length: 30 }, someMessage);
    await publish(
      'xinqiao.routing.v1',
      messages.slice(0, 15).map((message) => decided(message, sureProposal)),
    );
    await publish(
      'xinqiao.intake.v1',
      messages.map((message) => submitted(message)),
    );
    await publish(
      'xinqiao.routing.v1',
      messages.slice(15).map((message) => decided(message, sureProposal)),
    );

    const onQueue = `select count(*)::integer as count from "case" where lead ->> 'id' = $1 and version = 2`;
    await eventually(async () => (await count(onQueue, [xiangchengLabour.id])) === messages.length);
    await eventually(async () => (await count('select count(*)::integer as count from outbox')) === 0);
    expect(await count('select count(*)::integer as count from case_event')).toBe(2 * messages.length);
    expect(await count('select count(*)::integer as count from dead_letter')).toBe(0);
  });

  async function count(query: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await app.get(DataSource).query<[{ count: number }]>(query, parameters);
    return row.count;
  }

  const publish = (topic: string, events: readonly PublishedEvent[]) => publishEvents(topics.prefix + topic, events);
});
