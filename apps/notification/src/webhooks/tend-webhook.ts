import { Clock, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandStillReached } from '../following/demand-reach.ts';
import { lockOwn } from '../following/lock-own.ts';
import { StaffSubscription } from '../following/staff-subscription.entity.ts';
import { demandWebhook } from './demand-webhook.ts';
import { Webhooks } from './webhooks.ts';
import type { RotatedSecret } from './webhooks.dto.ts';

/** What an owner does to a webhook beside moving it. */
@Injectable()
export class TendWebhook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: Webhooks,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found; conflict for a subscription by other means */
  async rotateSecret(by: Staff, id: string): Promise<RotatedSecret> {
    return this.dataSource.transaction(async (manager) => {
      demandWebhook(await lockOwn(manager, by, id));
      const secret = await this.webhooks.rotate(manager, id);
      await recordInAudit(manager, [{ staff: by.subject, action: 'rotate-secret', about: `subscription:${id}` }]);
      const shown = await this.webhooks.shown(manager, [id]);
      return { secret, formerSecretUntil: shown.get(id)?.formerSecretUntil ?? (await this.clock.now(manager)) };
    });
  }

  /**
   * A webhook that was disabled is called again from now on; what it missed can be replayed. One that works is left as it is.
   * @throws Failure not-found; forbidden for what one may follow no longer; conflict for a subscription by other means
   */
  async enable(by: Staff, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const kept = demandWebhook(await lockOwn(manager, by, id));
      demandStillReached(by, kept.audience);
      if (kept.isActive) return;
      await manager.save(
        StaffSubscription,
        Object.assign(kept, { isActive: true, disabledBecause: null, disabledAt: null }),
      );
      await recordInAudit(manager, [{ staff: by.subject, action: 'enable-webhook', about: `subscription:${id}` }]);
    });
  }
}
