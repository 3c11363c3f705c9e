import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contact } from '#domain';
import { BatchContext } from '#messaging';
import { Clock, ContactSeal, createService, QueryCode } from '#platform';
import { shiftClock, testDatabase, type TestDatabase, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { departmentEnvironment } from './department-environment.ts';
import { department } from '../src/department.definition.ts';
import { followDirectory } from '../src/directory/follow-directory.ts';
import { AssignCaseOnDecided } from '../src/handling/assign-case-on-decided.ts';
import type { Proposal } from '../src/handling/domain/proposal.ts';
import type { StaffMember } from '../src/handling/domain/who-may.ts';
import { OpenCaseOnSubmitted } from '../src/handling/open-case-on-submitted.ts';
import { decided, type Message, someMessage, submitted } from './department-under-test.ts';
import { inDirectory, mergedBureau, xiangchengLabour, xiangchengUrbanManagement } from './samples.ts';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as an answer's JSON is read
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface AuditRow {
  readonly staff: string;
  readonly action: string;
  readonly reason: string | null;
}

/** Department behind its doors, over a database of its own; nothing is sent to Kafka. */
export class DepartmentOverHttp {
  private constructor(
    readonly app: NestFastifyApplication,
    private readonly database: TestDatabase,
    private readonly identity: TokenIssuer,
    /** Where attachments lie. */
    readonly files: string,
  ) {}

  static async start(): Promise<DepartmentOverHttp> {
    const [identity, database, files] = await Promise.all([
      TokenIssuer.start(),
      testDatabase(),
      mkdtemp(join(tmpdir(), 'xinqiao-files-')),
    ]);
    const app = await createService(
      department,
      departmentEnvironment(database, { OIDC_ISSUER: identity.issuer, ATTACHMENTS_DIRECTORY: files }),
    );
    await app.get(DataSource).transaction(async (manager) => {
      await followDirectory(manager, [
        inDirectory(xiangchengLabour),
        inDirectory(xiangchengUrbanManagement),
        inDirectory(mergedBureau, xiangchengLabour.id),
      ]);
    });
    return new DepartmentOverHttp(app, database, identity, files);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await Promise.all([this.identity.stop(), this.database.drop(), rm(this.files, { recursive: true })]);
  }

  /** Lets time pass for this department. */
  letPass(duration: string): Promise<void> {
    return shiftClock(this.database.adminUrl, duration);
  }

  /** What the audit trail says of a case, first thing first; only whoever owns the trail reads it here. */
  async auditOf(caseNumber: string): Promise<AuditRow[]> {
    return this.asOwner('select staff, action, reason from audit.entry where about = $1 order by number', [caseNumber]);
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

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** @param staff undefined for somebody without a token @param more headers */
  async ask(
    staff: StaffMember | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const headers = { ...more, ...(await this.credentialsOf(staff)) };
    return answerOf(await this.app.inject({ method, url, headers, payload }));
  }

  /** The headers by which somebody of the staff is known. */
  async credentialsOf(staff: StaffMember | undefined): Promise<Record<string, string>> {
    return staff ? { authorization: `Bearer ${await this.identity.token(claimsOf(staff))}` } : {};
  }

  /** The citizen's door to a case. @param more another code than the right one, or an Idempotency-Key */
  async askAsCitizen(
    message: Message,
    action: string,
    payload?: object,
    more: { readonly code?: string; readonly key?: string } = {},
  ): Promise<Answer> {
    const code = more.code ?? this.queryCodeOf(message);
    const headers = { 'x-query-code': code, ...(more.key && { 'idempotency-key': more.key }) };
    const url = `/api/citizens/cases/${message.caseNumber}${action && `/${action}`}`;
    return answerOf(await this.app.inject({ method: payload ? 'POST' : 'GET', url, headers, payload }));
  }

  queryCodeOf({ caseId }: Message): string {
    return this.app.get(QueryCode, { strict: false }).queryCodeFor(caseId);
  }

  /** A case that was opened and on which the router has decided. */
  async routed(proposal: Proposal, contact?: Contact): Promise<Message> {
    const [message] = await this.routedAll(proposal, 1, contact);
    return message!;
  }

  /** So many cases that were opened and on which the router has decided. */
  async routedAll(proposal: Proposal, count: number, contact?: Contact): Promise<Message[]> {
    const sealed = contact && this.app.get(ContactSeal, { strict: false }).seal(contact);
    const messages = Array.from({ length: count }, someMessage);
    await this.inBatch(async (context) => {
      await this.app.get(OpenCaseOnSubmitted).open(
        messages.map((message) => submitted(message, { contact: sealed })),
        context,
      );
      await this.app.get(AssignCaseOnDecided).assign(
        messages.map((message) => decided(message, proposal)),
        context,
      );
    });
    return messages;
  }

  /** Runs handlers as the consumer does: all in one transaction, with the database's time. */
  async inBatch<T>(handle: (context: BatchContext) => Promise<T>): Promise<T> {
    const now = await this.app.get(Clock).now();
    return this.dataSource.transaction((manager) => handle(new BatchContext([manager, now])));
  }
}

function answerOf({ statusCode, body, headers }: { statusCode: number; body: string; headers: object }): Answer {
  return { status: statusCode, body: body === '' ? undefined : JSON.parse(body), headers: { ...headers } };
}

function claimsOf({ subject, roles, bureauId, regionCode }: StaffMember): Record<string, unknown> {
  return { sub: subject, roles, bureau: bureauId, region: regionCode };
}
