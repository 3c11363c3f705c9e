import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BureauRecord } from '#contracts';
import { formatCaseNumber } from '#domain';
import { BatchContext } from '#messaging';
import { type CaseEvent, Clock } from '#platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import type { CaseStep, CaseStepType } from '../src/known-cases/domain/case-step.ts';
import { OversightConsumer } from '../src/oversight.consumer.ts';
import { eventOf } from './feed.ts';
import { type Person, ServedOversight } from './served-oversight.ts';

export type { Person } from './served-oversight.ts';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as an answer's JSON is read
  readonly body: any;
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
    private readonly served: ServedOversight,
    private readonly files: string,
  ) {}

  static async start(): Promise<OversightOverHttp> {
    const files = await mkdtemp(join(tmpdir(), 'xinqiao-papers-'));
    return new OversightOverHttp(await ServedOversight.start({ ATTACHMENTS_DIRECTORY: files }), files);
  }

  async stop(): Promise<void> {
    await this.served.stop();
    await rm(this.files, { recursive: true });
  }

  get app(): NestFastifyApplication {
    return this.served.app;
  }

  get dataSource(): DataSource {
    return this.served.dataSource;
  }

  async now(): Promise<Date> {
    return this.app.get(Clock).now();
  }

  /** A moment from now, as a command names it. */
  async inDays(days: number): Promise<string> {
    return new Date((await this.now()).getTime() + days * 86_400_000).toISOString();
  }

  letPass(duration: string): Promise<void> {
    return this.served.letPass(duration);
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

  async ask(
    person: Person | undefined,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Answer> {
    const { statusCode, body } = await this.served.inject(person, { method, url, payload, headers });
    return { status: statusCode, body: readable(body) };
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
    const owner = new Client({ connectionString: this.served.database.adminUrl });
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
