import fc from 'fast-check';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import { CaseOutbox, createService, startService } from '#platform';
import { eventually, serviceEnvironment, testDatabase, type TestDatabase, testTopics, type TestTopics } from '#testing';
import { DataSource } from 'typeorm';
import { anyHistory } from '../test/any-history.ts';
import { aCase, stepRaised } from '../test/escalation-events.ts';
import { countsByStanding, figuresOf } from '../test/figures-of.ts';
import { ListFigures } from './figures/list-figures.ts';
import { oversight } from './oversight.definition.ts';

let database: TestDatabase;
let topics: TestTopics;
let app: NestFastifyApplication;

beforeAll(async () => {
  [database, topics] = await Promise.all([testDatabase(), testTopics()]);
  app = await createService(
    oversight,
    serviceEnvironment(database.urlFor('oversight'), { TOPIC_PREFIX: topics.prefix }),
  );
  await startService(app);
});
afterAll(async () => {
  await app.close();
  await Promise.all([database.drop(), topics.drop()]);
});

describe('the oversight service', () => {
  it('archives every event that Kafka brings, and counts every case', async () => {
    const steps = fc.sample(anyHistory, 200).flat();
    const dataSource = app.get(DataSource);
    // The service's own outbox stands in for department's.
    const drafts = steps.map(
      ({ type, payload }) =>
        ({ type, payload, key: payload.caseId, subject: payload.caseNumber }) as EventDraft<CaseEvents>,
    );
    await dataSource.transaction((manager) => app.get(CaseOutbox).append(manager, drafts));
    await eventually(
      async () => {
        const [row] = await dataSource.query<[{ kept: number }]>('SELECT count(*)::integer AS kept FROM event_archive');
        return row.kept === steps.length;
      },
      { deadline: 30_000 },
    );
    const { counts } = await figuresOf(dataSource);
    expect(counts).toEqual(await countsByStanding(dataSource));
    expect(await app.get(ListFigures).execute({ region: '410000', groupBy: 'status', limit: 50 })).toMatchObject({
      total: 200,
    });
  });

  it('raises an escalation by what Kafka brings, announces it, and archives that as well', async () => {
    const about = aCase();
    const { type, payload } = stepRaised(about);
    const draft = { type, payload, key: about.caseId, subject: about.caseNumber };
    const dataSource = app.get(DataSource);
    await dataSource.transaction((manager) => app.get(CaseOutbox).append(manager, [draft]));
    const [archived] = await eventually(
      async () => {
        const rows = await dataSource.query<{ cause: string; payload: object }[]>(
          `SELECT causation_id AS cause, payload FROM event_archive WHERE event_type = 'xinqiao.escalation.raised.v1'`,
        );
        return rows.length === 1 && rows;
      },
      { deadline: 30_000 },
    );
    expect(archived).toMatchObject({ cause: expect.any(String), payload: { ...about, escalationVersion: 1 } });
  });

  it('has a partition for the month in which events come', async () => {
    const dataSource = app.get(DataSource);
    const stray = await dataSource.query('SELECT FROM event_archive_default LIMIT 1');
    expect(stray).toEqual([]);
  });

  it('shows its figures to nobody without a token', async () => {
    const answer = await app.inject({ url: '/api/figures', query: { region: '410000' } });
    expect(answer.statusCode).toBe(401);
  });
});
