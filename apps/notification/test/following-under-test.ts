import { generateKeySync } from 'node:crypto';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { type CaseEvent, CaseOutbox, Clock, ContactSeal, loadConfig, SecretSeal } from '#platform';
import { StaffDeliveryMetrics } from '../src/delivery/staff-delivery-metrics.ts';
import type { NoticeEventType } from '../src/following/domain/notice.ts';
import { OwnSubscriptions } from '../src/following/own-subscriptions.ts';
import { TellStaff } from '../src/following/tell-staff.ts';
import { ListDeliveriesOf } from '../src/webhooks/list-deliveries-of.ts';
import { MakeDueCalls } from '../src/webhooks/make-due-calls.ts';
import { Replay } from '../src/webhooks/replay.ts';
import { TendWebhook } from '../src/webhooks/tend-webhook.ts';
import { WebhookConfig } from '../src/webhooks/webhook.config.ts';
import { Webhooks } from '../src/webhooks/webhooks.ts';
import { notificationDatabase, type NotificationDatabase } from './notification-database.ts';
import type { Somebody } from './notification-over-http.ts';

const keys = new Map([['2026', generateKeySync('aes', { length: 256 })]]);

/** What the staff follows and is told, over a database of its own; it sends when it is told to, round by round. */
export class FollowingUnderTest {
  readonly keys = keys;
  readonly seal = new ContactSeal({ keys });
  readonly webhooks: Webhooks;
  readonly subscriptions: OwnSubscriptions;
  readonly tending: TendWebhook;
  readonly replay: Replay;
  readonly deliveries: ListDeliveriesOf;

  private constructor(
    readonly database: NotificationDatabase,
    private readonly config: WebhookConfig,
  ) {
    const { dataSource } = database;
    const clock = new Clock(dataSource);
    this.webhooks = new Webhooks(new SecretSeal(keys), config);
    this.subscriptions = new OwnSubscriptions(dataSource, clock, this.seal, this.webhooks);
    this.tending = new TendWebhook(dataSource, this.webhooks, clock);
    this.replay = new Replay(dataSource);
    this.deliveries = new ListDeliveriesOf(dataSource);
  }

  /** @param env what webhooks may call; loopback over http, unless it is said otherwise */
  static async start(
    env: object = { WEBHOOK_ALLOWED_RANGES: '127.0.0.0/8', WEBHOOK_ALLOW_HTTP: 'true' },
  ): Promise<FollowingUnderTest> {
    return new FollowingUnderTest(await notificationDatabase(), loadConfig(WebhookConfig, { ...env }));
  }

  stop(): Promise<void> {
    return this.database.drop();
  }

  /** One instance, as far as it calls webhooks. */
  calling(): MakeDueCalls {
    const { dataSource } = this.database;
    const metrics = new StaffDeliveryMetrics(new Registry(), dataSource);
    return new MakeDueCalls(dataSource, this.webhooks, this.config, metrics, pino({ level: 'silent' }));
  }

  async comes(...events: readonly CaseEvent<NoticeEventType>[]): Promise<void> {
    const telling = new TellStaff(new CaseOutbox('notification'));
    await this.database.inBatch((context) => telling.execute(events, context));
  }

  async subscribe(staff: Somebody, wish: object): Promise<{ id: string; secret: string }> {
    const { regionCode, bureauId } = staff;
    const body = { ...(bureauId === undefined ? { regionCode } : { bureauId }), ...wish } as Parameters<
      OwnSubscriptions['subscribe']
    >[1];
    const { id, secret = '' } = await this.subscriptions.subscribe(staff, body);
    return { id, secret };
  }

  async deliveriesOf(staff: Somebody, id: string) {
    return (await this.deliveries.execute(staff, id, { limit: 50 })).deliveries;
  }
}
