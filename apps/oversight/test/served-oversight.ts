import { createService } from '#platform';
import { infrastructure, shiftClock, testDatabase, type TestDatabase, testTopicPrefix, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { oversight } from '../src/oversight.definition.ts';

/** Somebody of the staff, as the claims of a token say it. */
export interface Person {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly bureau?: string;
  readonly region?: string;
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Oversight behind its doors, over a database of its own; nothing is sent to Kafka. What the specs stand on speaks through it. */
export class ServedOversight {
  /** What its log has said, line by line. */
  readonly lines: string[] = [];
  private readonly apps: NestFastifyApplication[] = [];

  private constructor(
    readonly database: TestDatabase,
    private readonly identity: TokenIssuer,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<ServedOversight> {
    const [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
    const served = new ServedOversight(database, identity, {
      NODE_ENV: 'test',
      DATABASE_URL: database.urlFor('oversight'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      TOPIC_PREFIX: testTopicPrefix(),
      OIDC_ISSUER: identity.issuer,
      LOG_LEVEL: 'silent',
      ...environment,
    });
    await served.another();
    return served;
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.close()));
    await Promise.all([this.identity.stop(), this.database.drop()]);
  }

  get app(): NestFastifyApplication {
    return this.apps[0]!;
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** One more instance over the same database. */
  async another(): Promise<NestFastifyApplication> {
    const app = await createService(oversight, this.environment, { log: { write: (line) => this.lines.push(line) } });
    this.apps.push(app);
    return app;
  }

  letPass(duration: string): Promise<void> {
    return shiftClock(this.database.adminUrl, duration);
  }

  /** How many transactions wait for another one to end. */
  async waiting(): Promise<number> {
    const rows = await this.dataSource.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length;
  }

  /** @param person undefined for somebody without a token */
  async inject(person: Person | undefined, { headers, ...request }: Request) {
    const credentials = person && { authorization: `Bearer ${await this.identity.token({ ...person })}` };
    return this.app.inject({ ...request, headers: { ...headers, ...credentials } });
  }
}
