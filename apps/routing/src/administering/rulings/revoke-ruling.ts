import { Clock, type ReasonBody, recordInAudit, requireRegionScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../refusals.ts';
import { FindRulings } from './find-rulings.ts';
import type { RulingView } from './rulings.dto.ts';

/**
 * An administrator says that a ruling binds no more, or does again. What had been ruled before of the same matter in the same
 * Region takes its place, unless that is revoked as well.
 */
@Injectable()
export class RevokeRuling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly findRulings: FindRulings,
  ) {}

  /** Done twice, it is as the last one said. @throws Failure not-found; AccessRefusal for a Region that is not theirs */
  revoke(id: string, { reason }: ReasonBody, staff: Staff): Promise<RulingView> {
    return this.judge(id, { action: 'revoked', reason }, staff);
  }

  /** @throws as {@link revoke} */
  restore(id: string, { reason }: ReasonBody, staff: Staff): Promise<RulingView> {
    return this.judge(id, { action: 'restored', reason }, staff);
  }

  private async judge(
    id: string,
    { action, reason }: ReasonBody & { action: 'revoked' | 'restored' },
    staff: Staff,
  ): Promise<RulingView> {
    await this.dataSource.transaction(async (manager) => {
      const [ruling] = await manager.query<{ region: string }[]>(lockRuling, [id]);
      if (!ruling) throw notFound('ruling');
      requireRegionScope(staff, ruling.region);
      const now = await this.clock.now(manager);
      await manager.query('update precedent set revoked_at = $2 where sequence = $1', [
        id,
        action === 'revoked' ? now : null,
      ]);
      await manager.query(
        'insert into ruling_judgement (ruling, action, staff, reason, judged_at) values ($1, $2, $3, $4, $5)',
        [id, action, staff.subject, reason, now],
      );
      const deed = { revoked: 'revoke-ruling', restored: 'restore-ruling' }[action];
      await recordInAudit(manager, [{ staff: staff.subject, action: deed, about: `ruling:${id}`, reason }]);
    });
    return this.findRulings.read(id);
  }
}

const lockRuling = `
  select region_code as region from precedent
   where sequence = $1 and source = 'arbitrated' and matter_code is not null and region_code is not null for update`;
