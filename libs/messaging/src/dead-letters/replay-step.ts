import type { DataSource, EntityManager } from 'typeorm';
import type { Delivery } from '../consumer/delivery.ts';
import type { AnyReceivedEvent } from '../events.ts';
import { isTransient } from '../failures/is-transient.ts';
import type { KafkaRecord } from '../kafka/record.ts';
import type { Log } from '../log.ts';
import { insertLetter, storableMessage } from './quarantine.ts';
import { type StoredRecord, storedColumns, toKafkaRecord } from './stored-record.ts';

export interface ReplayOptions {
  readonly dataSource: DataSource;
  /** SQL expression. */
  readonly clock: string;
  readonly read: (record: KafkaRecord) => Delivery | undefined;
  readonly run: (manager: EntityManager, events: readonly AnyReceivedEvent[], now: Date) => Promise<void>;
  readonly log: Log;
}

interface Letter extends StoredRecord {
  readonly state: 'replay-requested' | 'released';
  readonly discarded: boolean;
}

/** The handler refused the event again; what it wrote is rolled back with the step. */
class StillFailing extends Error {
  constructor(
    readonly stored: StoredRecord,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}

/**
 * Takes a letter's way back one event at a time, each in a transaction of its own: first the event, then what is parked
 * behind it, in order of arrival. The row that goes in the same transaction makes each effect happen once. While a step
 * runs, consumers of the key wait; between steps its events are still parked.
 */
export class ReplayStep {
  constructor(private readonly options: ReplayOptions) {}

  /** @returns whether there was something to do. @throws when infrastructure failed. */
  async take(): Promise<boolean> {
    let letter: Letter | undefined;
    try {
      await this.options.dataSource.transaction(async (manager) => {
        letter = await nextLetter(manager);
        if (!letter) return;
        if (letter.state === 'replay-requested') await this.replayLetter(manager, letter);
        else await this.releaseNext(manager, letter);
      });
    } catch (error) {
      if (!(error instanceof StillFailing) || !letter || isTransient(error.cause)) throw error;
      await this.putBack(letter, error);
    }
    return letter !== undefined;
  }

  private async replayLetter(manager: EntityManager, letter: Letter): Promise<void> {
    await this.handle(manager, letter);
    await manager.query(`UPDATE dead_letter SET state = 'released' WHERE id = $1`, [letter.id]);
  }

  /** Handles the first event parked behind the letter; after the last one the key is free again. */
  private async releaseNext(manager: EntityManager, letter: Letter): Promise<void> {
    const others = await lockOtherLetters(manager, letter);
    const [parked] = others > 0 ? [] : await firstParked(manager, letter.key);
    if (parked) {
      await this.handle(manager, parked);
      await manager.query('DELETE FROM parked_event WHERE id = $1', [parked.id]);
    } else if (letter.discarded) {
      await manager.query(`UPDATE dead_letter SET state = 'discarded' WHERE id = $1`, [letter.id]);
    } else {
      await manager.query('DELETE FROM dead_letter WHERE id = $1', [letter.id]);
    }
  }

  private async handle(manager: EntityManager, stored: StoredRecord): Promise<void> {
    const { read, run, clock } = this.options;
    const delivery = read(toKafkaRecord(stored));
    if (!delivery) return;
    try {
      if (delivery.content instanceof Error) throw delivery.content;
      const [{ now }] = await manager.query<[{ now: Date }]>(`SELECT ${clock} AS now`);
      await run(manager, [delivery.content], now);
    } catch (error) {
      throw new StillFailing(stored, error instanceof Error ? error : new Error(typeof error));
    }
  }

  /** A letter stays what it was, with the new error; a parked event takes over as the letter that blocks the key. */
  private async putBack(letter: Letter, { stored, cause }: StillFailing): Promise<void> {
    const { dataSource, clock, log } = this.options;
    await dataSource.transaction(async (manager) => {
      if (letter.state === 'replay-requested') await failAgain(manager, letter, cause, clock);
      else {
        await insertLetter(manager, toKafkaRecord(stored), { error: cause, attempts: 1 }, clock);
        await manager.query('DELETE FROM parked_event WHERE id = $1', [stored.id]);
      }
    });
    log.warn({ error: cause.name, deadLetter: letter.id }, 'A replayed event failed again');
  }
}

async function nextLetter(manager: EntityManager): Promise<Letter | undefined> {
  const [letter] = await manager.query<Letter[]>(
    `SELECT ${storedColumns}, state, discard_reason IS NOT NULL AS discarded FROM dead_letter
     WHERE state IN ('replay-requested', 'released') ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return letter;
}

/** @returns how many other letters block the key; what is parked is then theirs. */
async function lockOtherLetters(manager: EntityManager, letter: Letter): Promise<number> {
  const others = await manager.query<unknown[]>(
    `SELECT FROM dead_letter WHERE key = $1 AND id <> $2 AND state <> 'discarded' ORDER BY id FOR UPDATE`,
    [letter.key, letter.id],
  );
  return others.length;
}

async function firstParked(manager: EntityManager, key: string | null): Promise<StoredRecord[]> {
  return manager.query<StoredRecord[]>(`SELECT ${storedColumns} FROM parked_event WHERE key = $1 ORDER BY id LIMIT 1`, [
    key,
  ]);
}

async function failAgain(manager: EntityManager, { id }: Letter, error: Error, clock: string): Promise<void> {
  await manager.query(
    `UPDATE dead_letter SET state = 'failed', attempts = attempts + 1, failed_at = ${clock},
                            error_name = $2, error_message = $3
     WHERE id = $1`,
    [id, error.name, storableMessage(error)],
  );
}
