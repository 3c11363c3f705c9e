import type { StaffRole } from '#platform';
import { eventually } from '#testing';
import { Client } from 'pg';
import { SealTrail } from '../src/audit/seal-trail.ts';
import { verifyTrail } from '../src/audit/verify-trail.ts';
import { keepHeads } from '../src/audit/keep-heads.ts';
import { ServedOversight } from './served-oversight.ts';

export interface Deed {
  readonly staff?: string;
  readonly action?: string;
  readonly about?: string;
  readonly reason?: string;
}

/** Oversight over a database of its own, department's way into the audit trail, and that of whoever owns it. */
export async function audited() {
  const served = await ServedOversight.start();
  const { app, dataSource, database } = served;
  const department = new Client({ connectionString: database.urlFor('department') });
  const owner = new Client({ connectionString: database.adminUrl });
  await Promise.all([department.connect(), owner.connect()]);
  return {
    department,
    dataSource,
    owner,
    async add(...deeds: readonly Deed[]): Promise<void> {
      for (const deed of deeds) await department.query(addition, valuesOf(deed));
    },
    /** Seals unless somebody else does at the moment. */
    trySeal: (): Promise<void> => app.get(SealTrail, { strict: false }).seal(),
    /** Seals, and keeps what is announced as oversight's consumer does. */
    async seal(): Promise<void> {
      // While the service itself seals, we find nothing to do.
      await eventually(async () => {
        await app.get(SealTrail, { strict: false }).seal();
        const left = await dataSource.query<unknown[]>('select from audit.entry where sequence is null');
        return left.length === 0;
      });
      const announced = await dataSource.query<object[]>(
        `select headers::json ->> 'ce_type' as type, value::json as payload from outbox order by id`,
      );
      await keepHeads(dataSource.manager, announced as Parameters<typeof keepHeads>[1]);
    },
    waiting: () => served.waiting(),
    /** As somebody would who has all rights on the database. */
    async tamper(statement: string): Promise<void> {
      await owner.query(`set session_replication_role = replica; ${statement}; reset session_replication_role`);
    },
    verify: (kept: Parameters<typeof verifyTrail>[1]['kept'] = []) => verifyTrail(dataSource, { size: 3, kept }),
    async ask(url: string, role: StaffRole = 'auditor') {
      const answer = await served.inject({ sub: `${role}-1`, roles: [role], region: '410000' }, { url });
      return { status: answer.statusCode, body: answer.json() };
    },
    /** As if nothing had happened yet. */
    async clear(): Promise<void> {
      await this.tamper('truncate audit.entry restart identity');
      await dataSource.query('truncate audit_head, outbox');
    },
    async close(): Promise<void> {
      await Promise.all([department.end(), owner.end()]);
      await served.stop();
    },
  };
}

export type Audited = Awaited<ReturnType<typeof audited>>;

const addition = 'insert into audit.entry (staff, action, about, reason) values ($1, $2, $3, $4)';

function valuesOf({ staff = 'handler-1', action = 'accept', about = '20261123-0000042-7', reason }: Deed) {
  return [staff, action, about, reason];
}
