import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createService } from '#platform';
import { infrastructure, testDatabase, type TestDatabase, testTopicPrefix, TokenIssuer } from '#testing';
import { intake } from '../src/intake.definition.ts';

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;
type Headers = Record<string, string>;

/** What a sender is told. */
export interface Receipt {
  readonly caseNumber: string;
  readonly queryCode: string;
  readonly submittedAt: string;
}

interface Counts {
  readonly messages: number;
  readonly numbers: number;
  readonly keys: number;
  readonly events: number;
}

/** One or more instances of intake over one database of their own, reached by HTTP; nothing is sent to Kafka. */
export class IntakeUnderTest {
  private constructor(
    readonly instances: readonly NestFastifyApplication[],
    readonly database: TestDatabase,
    readonly issuer: TokenIssuer,
  ) {}

  /**
   * @param reachedBy turns the database's address into the one that intake uses
   * @param log is given each line that intake logs
   */
  static async start({
    instances = 1,
    reachedBy = (url: string) => Promise.resolve(url),
    log = undefined as ((line: string) => void) | undefined,
  } = {}): Promise<IntakeUnderTest> {
    const [database, issuer] = await Promise.all([testDatabase(), TokenIssuer.start()]);
    const env = {
      NODE_ENV: 'test',
      LOG_LEVEL: log ? 'info' : 'silent',
      SERVICE_PORT: '0',
      DATABASE_URL: await reachedBy(database.urlFor('intake')),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      TOPIC_PREFIX: testTopicPrefix(),
      OIDC_ISSUER: issuer.issuer,
      QUERY_CODE_KEY: randomBytes(32).toString('base64'),
      CONTACT_KEYS: `test:${randomBytes(32).toString('base64')}`,
    };
    const apps = await Promise.all(
      Array.from({ length: instances }, () => createService(intake, env, { log: log && { write: log } })),
    );
    return new IntakeUnderTest(apps, database, issuer);
  }

  async stop(): Promise<void> {
    await Promise.all(this.instances.map((app) => app.close()));
    await Promise.all([this.issuer.stop(), this.database.drop()]);
  }

  submit(message: object, headers: Headers = {}, instance = 0): Promise<Answer> {
    return this.post('/api/messages', message, headers, instance);
  }

  post(url: string, payload: object | string, headers: Headers = {}, instance = 0): Promise<Answer> {
    const json = { 'content-type': 'application/json', ...headers };
    return this.app(instance).inject({ method: 'POST', url, payload, headers: json });
  }

  track(caseNumber: string, queryCode: string): Promise<Answer> {
    const headers = { 'x-query-code': queryCode };
    return this.app().inject({ method: 'GET', url: `/api/cases/${encodeURIComponent(caseNumber)}`, headers });
  }

  /** A program that speaks for the channels. */
  async authorised(clientId: string, channels: readonly string[] = ['message-board']): Promise<Headers> {
    const claims = { client_id: clientId, roles: ['channel'], channels };
    return { authorization: `Bearer ${await this.issuer.token(claims)}` };
  }

  get dataSource(): DataSource {
    return this.app().get(DataSource);
  }

  /** How many rows each table holds; `events` are those that wait to be published. */
  async counts(): Promise<Counts> {
    const [row] = await this.dataSource.query<[Counts]>(
      `select (select count(*)::int from message) as messages, (select count(*)::int from case_number) as numbers,
              (select count(*)::int from submission_key) as keys, (select count(*)::int from outbox) as events`,
    );
    return row;
  }

  async empty(): Promise<void> {
    await this.dataSource.query('truncate message, case_number, submission_key, timeline_step, split_part, outbox');
  }

  app(instance = 0): NestFastifyApplication {
    const app = this.instances[instance];
    if (!app) throw new RangeError(`There is no instance ${instance}`);
    return app;
  }
}

/** The worker of scenario A, as the message board hands him in. */
export const wages = {
  channel: 'message-board',
  subject: '工地拖欠农民工工资',
  body: '我在项城市一处工地干了一年，老板欠我工资近五万元，多次讨要没有结果。',
  contact: { name: '张先生', phone: '138 1234 5678' },
} as const;
