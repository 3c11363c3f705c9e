import type { EntitySubscriberInterface, QueryRunner, TransactionCommitEvent } from 'typeorm';

const appended = Symbol('appended to the outbox');

/** Has the relay woken when the transaction commits. */
export function noteAppended({ data }: QueryRunner): void {
  (data as Record<symbol, true>)[appended] = true;
}

/** The relay of this process. */
interface NearRelay {
  readonly isLeader: boolean;
  /** Has it look into the outbox. */
  rouse(): void;
}

/**
 * Wakes the relay after a commit that appended to the outbox. One that leads in this process is told directly; only one
 * in another process needs the database's notification, which disturbs every session that listens to anything.
 */
export class CommitWatch implements EntitySubscriberInterface {
  constructor(private readonly relay: NearRelay) {}

  beforeTransactionCommit({ queryRunner }: TransactionCommitEvent): Promise<unknown> | undefined {
    if (!hasAppended(queryRunner) || this.relay.isLeader) return undefined;
    return queryRunner.query(`SELECT pg_notify('outbox_' || current_schema(), '')`);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    if (hasAppended(queryRunner) && !queryRunner.isTransactionActive) this.relay.rouse();
  }
}

function hasAppended({ data }: QueryRunner): boolean {
  return (data as Record<symbol, true | undefined>)[appended] === true;
}
