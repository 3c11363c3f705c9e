import { randomBytes } from 'node:crypto';
import { BatchContext } from '#messaging';
import { type CaseEvent, Clock, createService, type Staff } from '#platform';
import { serviceEnvironment, shiftClock, testDatabase, type TestDatabase, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { NoticeEventType } from '../src/following/domain/notice.ts';
import { TellStaff } from '../src/following/tell-staff.ts';
import { notification } from '../src/notification.definition.ts';
import { bureau } from './bureau-events.ts';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as an answer's JSON is read
  readonly body: any;
}

export type Somebody = Pick<Staff, 'subject' | 'roles' | 'regionCode' | 'bureauId'>;

/** Supervisors at the three levels above one county. */
export const ofCounty: Somebody = { subject: 'county-1', roles: ['supervisor'], regionCode: '411681' };
export const ofCity: Somebody = { subject: 'city-1', roles: ['supervisor'], regionCode: '411600' };
export const ofProvince: Somebody = { subject: 'province-1', roles: ['supervisor'], regionCode: '410000' };

/** Of one bureau in that county. */
export const bureauId = bureau.id;
export const atBureau: Somebody = { subject: 'handler-1', roles: ['handler'], regionCode: '411681', bureauId };
export const headOfBureau: Somebody = { ...atBureau, subject: 'head-1', roles: ['handler', 'bureau-head'] };

interface Surroundings {
  readonly smtpPort?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Notification behind its doors, over a database of its own; nothing is sent to Kafka. */
export class NotificationOverHttp {
  private constructor(
    private readonly apps: NestFastifyApplication[],
    private readonly database: TestDatabase,
    private readonly identity: TokenIssuer,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start({ smtpPort = 9, env = {} }: Surroundings = {}): Promise<NotificationOverHttp> {
    const [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
    const all = serviceEnvironment(database.urlFor('notification'), {
      OIDC_ISSUER: identity.issuer,
      CONTACT_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      ...{ SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, MAIL_FROM: 'notify@xinqiao.example' },
      ...env,
    });
    return new NotificationOverHttp([await createService(notification, all)], database, identity, all);
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
    const app = await createService(notification, this.env);
    this.apps.push(app);
    return app;
  }

  /** Lets time pass. @param duration as PostgreSQL reads an interval */
  letPass(duration: string): Promise<void> {
    return shiftClock(this.database.adminUrl, duration);
  }

  /** @param staff undefined for somebody without a token */
  async ask(
    staff: Somebody | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<Answer> {
    const { statusCode, body } = await this.app.inject({ method, url, headers: await this.headersOf(staff), payload });
    return { status: statusCode, body: body === '' ? undefined : JSON.parse(body) };
  }

  /** @param more other claims than usual */
  async headersOf(staff: Somebody | undefined, more: object = {}): Promise<Record<string, string>> {
    if (!staff) return {};
    const { subject: sub, roles, regionCode: region, bureauId: bureau } = staff;
    return { authorization: `Bearer ${await this.identity.token({ sub, roles, region, bureau, ...more })}` };
  }

  /** To what concerns one's bureau, or lies in one's region. @returns the id */
  async subscribe(staff: Somebody, wish: object): Promise<string> {
    const { regionCode, bureauId } = staff;
    const body = { ...(bureauId === undefined ? { regionCode } : { bureauId }), means: 'stream', ...wish };
    const answer = await this.ask(staff, 'POST', '/api/subscriptions', body);
    if (answer.status !== 201) throw new Error(`Refused: ${JSON.stringify(answer.body)}`);
    return (answer.body as { id: string }).id;
  }

  /** Events come in as the consumer brings them: one batch, one transaction. */
  async comes(...events: readonly CaseEvent<NoticeEventType>[]): Promise<void> {
    const now = await this.app.get(Clock).now();
    await this.dataSource.transaction((manager) =>
      this.app.get(TellStaff, { strict: false }).execute(events, new BatchContext([manager, now])),
    );
  }

  /** Of the steps that nobody heard, the ids of their escalations; as they lie in the outbox. */
  async unheard(): Promise<string[]> {
    const rows = await this.dataSource.query<{ value: string }[]>('select value from outbox order by id');
    return rows.map(({ value }) => (JSON.parse(value) as { escalationId: string }).escalationId);
  }

  async asOwner<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const owner = new Client({ connectionString: this.database.adminUrl });
    await owner.connect();
    try {
      return (await owner.query<Row>(sql, values)).rows;
    } finally {
      await owner.end();
    }
  }
}
