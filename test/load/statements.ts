/** What PostgreSQL spends its time on, to find what is worth mending: read it beside the CPU that it took, for a statement's time also holds its waits. */
import type pg from 'pg';

/** Statements shown of each run. */
const shown = 40;

/** Asked for on the command line. */
export const countsStatements = process.argv.includes('--statements');

/** Makes PostgreSQL count its statements; in force after its next start. */
export async function loadStatementCounts(database: pg.Pool): Promise<void> {
  await database.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
}

/** After that start: from now on they can be read. */
export async function openStatementCounts(database: pg.Pool): Promise<void> {
  await database.query('create extension pg_stat_statements');
}

/** Runs some work and prints the statements that took most of PostgreSQL's time meanwhile, per case, for each role and one by one. */
export async function withStatements(database: pg.Pool, cases: number, work: () => Promise<void>): Promise<void> {
  if (!countsStatements) return work();
  await database.query('select pg_stat_statements_reset()');
  await work();
  console.error('µs per case  WAL bytes per case    calls      rows  role, statement');
  for (const { micros, wal, calls, rows, role, text } of await readStatements(database, cases))
    console.error(
      `${micros.toFixed(1).padStart(11)} ${String(Math.round(wal)).padStart(19)} ${calls.padStart(8)} ${rows.padStart(9)}  ${role}: ${text}`,
    );
}

interface Statement {
  readonly micros: number;
  readonly wal: number;
  readonly calls: string;
  readonly rows: string;
  readonly role: string;
  readonly text: string;
}

async function readStatements(database: pg.Pool, cases: number): Promise<Statement[]> {
  const { rows } = await database.query<Statement>(
    `with taken as (
       select total_exec_time * 1000 / $1 as micros, (wal_bytes / $1)::float8 as wal, calls, rows, rolname as role,
              left(regexp_replace(query, '\\s+', ' ', 'g'), 140) as text
       from pg_stat_statements join pg_roles on pg_roles.oid = userid)
     (select sum(micros) as micros, sum(wal) as wal, sum(calls)::text as calls, sum(rows)::text as rows, role, 'all' as text
      from taken group by role order by 1 desc)
     union all
     (select micros, wal, calls::text, rows::text, role, text from taken order by micros desc limit ${shown})`,
    [cases],
  );
  return rows;
}
