import { Failure } from '#domain';
import { Clock, ContactSeal, recordInAudit, type Staff } from '#platform';
import { newUuid } from '#messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Webhooks } from '../webhooks/webhooks.ts';
import { confirmedDays, confirmOwn } from './confirm-own.ts';
import { demandReach } from './demand-reach.ts';
import { faultsOfWishes } from './domain/faults-of-wishes.ts';
import { brokenRules, subscriptionChanged } from './failures.ts';
import type { ChangeSubscriptionBody, NewSubscription, SubscribeBody, Subscription } from './following.dto.ts';
import { lockOwn } from './lock-own.ts';
import { StaffSubscription } from './staff-subscription.entity.ts';
import { viewOfSubscription } from './view-of-subscription.ts';
import { keptFilter, keptMail } from './wishes-kept.ts';

/** More of one person would be a program's mistake. */
const mostOwn = 20;
const dayMs = 24 * 60 * 60_000;

/** The subscriptions that somebody of the staff has; nobody sees or changes another's. */
@Injectable()
export class OwnSubscriptions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly seal: ContactSeal,
    private readonly webhooks: Webhooks,
  ) {}

  /** In the order in which they were made. */
  async list(by: Staff): Promise<Subscription[]> {
    const { subject } = by;
    const { manager } = this.dataSource;
    await confirmOwn(manager, by);
    const kept = await manager.find(StaffSubscription, { where: { subject }, order: { id: 'ASC' } });
    return this.viewsOf(manager, kept);
  }

  /** @throws Failure invalid; forbidden for a Region that is not in one's own, or another's Bureau; conflict where there are too many */
  async subscribe(by: Staff, wish: SubscribeBody): Promise<NewSubscription> {
    const audience = demandReach(by, wish);
    this.demandFitting(wish);
    return this.dataSource.transaction(async (manager) => {
      await demandRoom(manager, by.subject);
      const made = manager.create(StaffSubscription, {
        ...{ id: newUuid(), subject: by.subject, audience, means: wish.means, isActive: true },
        ...keptFilter(wish),
        ...(wish.mail && keptMail(wish.mail, this.seal)),
        ...(await this.fromNowOn(manager)),
      });
      await manager.save(made);
      const secret = wish.webhook && (await this.webhooks.add(manager, made.id, wish.webhook.url));
      await recordInAudit(manager, [{ staff: by.subject, action: 'subscribe', about: `subscription:${made.id}` }]);
      return Object.assign(await this.viewOf(manager, made), { secret });
    });
  }

  /** @throws Failure invalid; forbidden; not-found; conflict with the subscription as it is */
  async change(by: Staff, id: string, wish: ChangeSubscriptionBody): Promise<Subscription> {
    const audience = demandReach(by, wish);
    return this.dataSource.transaction(async (manager) => {
      const kept = await lockOwn(manager, by, id);
      const current = await this.viewOf(manager, kept);
      if (kept.version !== wish.version) throw subscriptionChanged(current);
      // What is left out of the part of its means stays as it is.
      const { webhook = current.webhook, mail = current.mail } = wish;
      this.demandFitting({ means: kept.means, webhook, mail });
      Object.assign(kept, { audience }, keptFilter(wish), wish.mail && keptMail(wish.mail, this.seal));
      await manager.save(kept);
      if (wish.webhook) await this.webhooks.move(manager, id, wish.webhook.url);
      await recordInAudit(manager, [{ staff: by.subject, action: 'change-subscription', about: `subscription:${id}` }]);
      return this.viewOf(manager, kept);
    });
  }

  /** Whoever ends what is gone already has what he wanted; nothing that waits for it is sent any more. */
  async remove(by: Staff, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(StaffSubscription, { id, subject: by.subject });
      if (affected === 0) return;
      await recordInAudit(manager, [{ staff: by.subject, action: 'unsubscribe', about: `subscription:${id}` }]);
    });
  }

  private demandFitting(wish: Pick<SubscribeBody, 'means' | 'webhook' | 'mail'>): void {
    const faults = [...faultsOfWishes(wish), ...(wish.webhook ? this.webhooks.faultsOf(wish.webhook.url) : [])];
    if (faults.length > 0) throw brokenRules(faults);
  }

  private async fromNowOn(manager: EntityManager): Promise<Pick<StaffSubscription, 'createdAt' | 'confirmedUntil'>> {
    const createdAt = await this.clock.now(manager);
    return { createdAt, confirmedUntil: new Date(createdAt.getTime() + confirmedDays * dayMs) };
  }

  private async viewOf(manager: EntityManager, kept: StaffSubscription): Promise<Subscription> {
    const webhooks = await this.webhooks.shown(manager, [kept.id]);
    return viewOfSubscription(kept, webhooks.get(kept.id), this.seal);
  }

  private async viewsOf(manager: EntityManager, kept: readonly StaffSubscription[]): Promise<Subscription[]> {
    const ids = kept.map(({ id }) => id);
    const webhooks = await this.webhooks.shown(manager, ids);
    return kept.map((one) => viewOfSubscription(one, webhooks.get(one.id), this.seal));
  }
}

/** Those that are made at the same time wait for each other, so that no more than there may be come to be. */
async function demandRoom(manager: EntityManager, subject: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`subscriptions of ${subject}`]);
  if ((await manager.countBy(StaffSubscription, { subject })) < mostOwn) return;
  throw new Failure('conflict', 'too-many-subscriptions', `You have ${mostOwn} subscriptions: end one first.`);
}
