import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { noticeLostClients } from '../failures/notice-lost-clients.ts';

/** A row as the relay reads it; `headers` and `value` are JSON, ready to be sent. */
export interface WaitingRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: string;
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly created_at: number;
}

/** How many events are read at most at once. */
export const batchSize = 500;

/**
 * A plain scan of the index notes which entries lead to rows that are gone, and the next one passes them by. A bitmap scan, which the planner likes better
 * for a table of so few rows, never does: it looks for each row that was published since the last vacuum, every time.
 */
const alongTheIndex = 'SET enable_bitmapscan = off; SET enable_seqscan = off';

/**
 * The relay's own connection. The lock that makes it leader, the notifications that wake it and all it reads and
 * deletes go over it, so that who loses the connection has lost leadership and can do nothing more. The lock is the server's end's: where that does not
 * notice that a leader is gone, nobody takes over.
 */
export class OutboxSession {
  /** Until the connection ends. */
  leads = false;
  private woken = false;
  private wake: () => void = () => undefined;

  private constructor(private readonly client: Client) {
    client.on('notification', () => {
      this.rouse();
    });
    // A lost connection also fails the next query; the listener keeps it from ending the process.
    client.on('error', () => {
      this.leads = false;
      this.rouse();
    });
  }

  /** @throws when the database cannot be reached. */
  static async open(databaseUrl: string): Promise<OutboxSession> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: 'outbox relay',
      options: noticeLostClients,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5_000,
      query_timeout: 30_000,
    });
    const session = new OutboxSession(client);
    await client.connect();
    return session;
  }

  /** True when we are the one relay of this schema, which we stay until the session ends. */
  async tryToLead(): Promise<boolean> {
    const { rows } = await this.client.query<{ schema: string; leading: boolean }>(
      `SELECT current_schema() AS schema,
              pg_try_advisory_lock(hashtextextended('outbox relay of ' || current_schema(), 0)) AS leading`,
    );
    const [{ schema, leading } = { schema: '', leading: false }] = rows;
    if (!leading) return false;
    await this.client.query(`LISTEN ${this.client.escapeIdentifier(`outbox_${schema}`)}`);
    // A deletion that a crash undoes is an event published again, which every inbox drops; so no disk is waited for.
    await this.client.query('SET synchronous_commit = off');
    await this.client.query(alongTheIndex);
    this.leads = true;
    return true;
  }

  /** Reads what waits beyond the id `bound`, oldest first. */
  async read(bound: number): Promise<WaitingRow[]> {
    this.woken = false;
    const { rows } = await this.client.query<WaitingRow>({
      name: 'read outbox',
      text: `SELECT id, topic, key, headers, value, (extract(epoch FROM created_at) * 1000)::float8 AS created_at
             FROM outbox WHERE id > $1 ORDER BY id LIMIT ${batchSize}`,
      values: [bound],
    });
    return rows;
  }

  /** Deletes what was published. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.client.query({
      name: 'remove from outbox',
      text: 'DELETE FROM outbox WHERE id = ANY ($1::bigint[])',
      values: [ids],
    });
  }

  /** Resolves when something was appended since the last reading, or after `longestMs`. */
  async untilWoken(longestMs: number): Promise<void> {
    if (this.woken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends what `untilWoken` waits for. */
  rouse(): void {
    this.woken = true;
    this.wake();
  }

  /** A server that is gone does not say goodbye; it is not waited for. */
  async close(): Promise<void> {
    this.leads = false;
    const patience = new AbortController();
    const goodbye = this.client.end().catch(() => undefined);
    await Promise.race([goodbye, pause(2_000, undefined, patience).catch(() => undefined)]);
    patience.abort();
  }
}
