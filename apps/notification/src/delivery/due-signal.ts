import { Client } from 'pg';

/** PostgreSQL's notification that mail to a citizen became due. */
export const dueChannel = 'notification_delivery_due';
/** That something came for those of the staff who follow something. */
export const staffChannel = 'notification_staff_due';

/** SQL that wakes, once the transaction commits, whoever sends to the staff. */
export const askedToSend = `select pg_notify('${staffChannel}', '')`;

/**
 * Wakes who sends when something is queued, on a connection of its own. It only makes things faster: who waits on it
 * wakes up after his time in any case, so that a lost connection loses nothing and is opened again at the next wait.
 */
export class DueSignal {
  private client?: Client;
  private rung = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
  ) {}

  /** Resolves when something was queued since the last wait ended, and after `longestMs` at the latest. */
  async wait(longestMs: number): Promise<void> {
    if (!this.client) await this.listen();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.rung ? 0 : longestMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.rung = false;
  }

  /** Ends a wait. */
  ring(): void {
    this.rung = true;
    this.wake();
  }

  /** To be called when nobody waits any more. */
  async close(): Promise<void> {
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'xinqiao-notification due signal',
      keepAlive: true,
      connectionTimeoutMillis: 2_000,
    });
    client.on('notification', () => {
      this.ring();
    });
    client.on('error', () => (this.client = undefined));
    try {
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
      this.client = client;
    } catch {
      await client.end().catch(() => undefined);
    }
  }
}
