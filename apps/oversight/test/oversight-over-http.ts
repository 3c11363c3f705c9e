import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BureauRecord } from '#contracts';
import { formatCaseNumber } from '#domain';
import { BatchContext } from '#messaging';
import { type CaseEvent, Clock, createService } from '#platform';
import { infrastructure, shiftClock, testDatabase, type TestDatabase, testTopicPrefix, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import type { CaseStep, CaseStepType } from '../src/known-cases/domain/case-step.ts';
import { oversight } from '../src/oversight.definition.ts';
import { OversightConsumer } from '../src/oversight.consumer.ts';
import { eventOf } from './feed.ts';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as an answer's JSON is read
  readonly body: any;
}

/** Somebody of the staff, as the claims of a token say it. */
export interface Person {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly bureau?: string;
  readonly region?: string;
}

/** A case as a spec speaks of it. */
export interface WatchedCase {
  readonly caseId: string;
  readonly caseNumber: string;
  version: number;
}

/** Oversight behind its doors, over a database of its own; events are handed to its consumer, nothing is sent to Kafka. */
export class OversightOverHttp {
  private cases = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly database: TestDatabase,
    private readonly identity: TokenIssuer,
    private readonly files: string,
  ) {}

  static async start(): Promise<OversightOverHttp> {
    const [identity, database, files] = await Promise.all([
      TokenIssuer.start(),
      testDatabase(),
      mkdtemp(join(tmpdir(), 'xinqiao-papers-')),
    ]);
    const app = await createService(oversight, {
      NODE_ENV: 'test',
      DATABASE_URL: database.urlFor('oversight'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      TOPIC_PREFIX: testTopicPrefix(),
      OIDC_ISSUER: identity.issuer,
      ATTACHMENTS_DIRECTORY: files,
      LOG_LEVEL: 'silent',
    });
    return new OversightOverHttp(app, database, identity, files);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await Promise.all([this.identity.stop(), this.database.drop(), rm(this.files, { recursive: true })]);
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  async now(): Promise<Date> {
    return this.app.get(Clock).now();
  }

  /** A moment from now, as a command names it. */
  async inDays(days: number): Promise<string> {
    return new Date((await this.now()).getTime() + days * 86_400_000).toISOString();
  }

  letPass(duration: string): Promise<void> {
    return shiftClock(this.database.adminUrl, duration);
  }

  /** Hands events to the consumer, in one batch and one transaction. @param beforeCommit what happens meanwhile */
  async hear(events: readonly CaseEvent[], beforeCommit: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const now = await this.now();
    await this.dataSource.transaction(async (manager) => {
      await this.app.get(OversightConsumer, { strict: false }).follow([...events], new BatchContext([manager, now]));
      await beforeCommit();
    });
  }

  /** Bureaus of the directory, as routing announces them. */
  async announce(...bureaus: readonly Partial<BureauRecord>[]): Promise<void> {
    const record = (bureau: Partial<BureauRecord>) => ({ functions: [], officeHours: [], version: 1, ...bureau });
    const payload = { regionCode: '410000', bureaus: bureaus.map(record) };
    await this.hear([anyEvent('xinqiao.bureaus.published.v1', payload)]);
  }

  /** A case that was opened and assigned. */
  async assigned(lead: object, more: object = {}): Promise<WatchedCase> {
    const caseNumber = formatCaseNumber(new Date('2026-11-23T04:00:00Z'), ++this.cases);
    const watched = { caseId: v7(), caseNumber, version: 0 };
    const at = (await this.now()).toISOString();
    await this.happen(watched, 'xinqiao.case.opened.v1', { channel: 'web', submittedAt: at });
    const rest = { coHandling: [], urgent: false, assignedBy: 'router', reasons: ['属地'], ...more };
    await this.happen(watched, 'xinqiao.case.assigned.v1', { lead, ...rest });
    return watched;
  }

  /** The next step of a case. */
  async happen(watched: WatchedCase, type: CaseStepType, says: object): Promise<void> {
    await this.hear([this.step(watched, type, says)]);
  }

  step(watched: WatchedCase, type: CaseStepType, says: object): CaseEvent {
    watched.version += 1;
    const { caseId, caseNumber, version: caseVersion } = watched;
    const base = { caseId, caseNumber, caseVersion, occurredAt: '2026-11-23T08:00:00.000Z' };
    return eventOf({ type, payload: { ...base, ...says } } as CaseStep);
  }

  async ask(person: Person | undefined, method: 'GET' | 'POST', url: string, payload?: object, more: object = {}) {
    const credentials = person && { authorization: `Bearer ${await this.identity.token({ ...person })}` };
    const { statusCode, body } = await this.app.inject({ method, url, headers: { ...more, ...credentials }, payload });
    return { status: statusCode, body: readable(body) } as Answer;
  }

  /** Sends a file. */
  send(person: Person, url: string, file: Buffer, type = 'application/pdf'): Promise<Answer> {
    return this.ask(person, 'POST', url, file, { 'content-type': type });
  }

  /** What was announced, oldest first. */
  async announced(type: string): Promise<Record<string, unknown>[]> {
    const rows = await this.dataSource.query<{ payload: Record<string, unknown> }[]>(
      `select value::json as payload from outbox where headers::json ->> 'ce_type' = $1 order by id`,
      [type],
    );
    return rows.map(({ payload }) => payload);
  }

  /** What the audit trail says, first thing first; only whoever owns the trail reads it here. */
  async auditOf(about: string): Promise<{ readonly staff: string; readonly action: string }[]> {
    const owner = new Client({ connectionString: this.database.adminUrl });
    await owner.connect();
    try {
      const sql = 'select staff, action from audit.entry where about = $1 order by number';
      return (await owner.query<{ staff: string; action: string }>(sql, [about])).rows;
    } finally {
      await owner.end();
    }
  }
}

export function anyEvent(type: CaseEvent['type'], payload: object, key: string = v7()): CaseEvent {
  return {
    ...{ id: v7(), type, payload, source: '/xinqiao/routing', subject: key, key },
    ...{ time: new Date('2026-11-23T08:00:00Z'), correlationId: v7() },
  } as unknown as CaseEvent;
}

function readable(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}

/** A document, small and real. */
export const pdf = (text = ''): Buffer =>
  Buffer.from(`%PDF-1.4\n%${text}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);
