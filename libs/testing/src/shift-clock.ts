import { Client } from 'pg';

/**
 * Moves the one clock (`platform.now()`) of every service on that database.
 * @param duration as PostgreSQL reads an interval: '3 days', '-1 hour'; added to earlier shifts
 */
export async function shiftClock(adminUrl: string, duration: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('UPDATE platform.clock SET shift = shift + $1::interval', [duration]);
  } finally {
    await client.end();
  }
}
