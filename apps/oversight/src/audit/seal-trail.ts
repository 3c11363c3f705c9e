import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Entries that are chained in one transaction. */
const most = 5_000;

interface SealedHead {
  readonly sequence: string;
  readonly hash: Buffer;
}

/**
 * Chains what the services have added to the audit trail, and announces where the chain ends now, so that outsiders can
 * hold it against what they are shown later.
 */
@Injectable()
export class SealTrail {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** Of several at once one does it; the others find nothing to do. */
  async seal(): Promise<void> {
    while (await this.sealSome());
  }

  private async sealSome(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [head] = await manager.query<SealedHead[]>('select * from audit.seal($1)', [most]);
      if (!head) return false;
      const { sequence, hash } = head;
      const sealedAt = (await this.clock.now(manager)).toISOString();
      const payload = { sequence: Number(sequence), hash: hash.toString('hex'), sealedAt };
      await this.outbox.append(manager, [
        { type: 'xinqiao.audit.sealed.v1', key: 'audit', subject: sequence, payload },
      ]);
      return true;
    });
  }
}
