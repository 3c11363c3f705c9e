import type { EntityManager } from 'typeorm';
import { askedToSend } from '../delivery/due-signal.ts';
import type { WebhookDisabled } from './domain/notice.ts';

/** Tells somebody of his own subscriptions at once, at the address of one by mail that he has; who has none finds it in his list. */
export async function mailOwner(
  manager: EntityManager,
  subject: string,
  { type, payload }: WebhookDisabled,
): Promise<void> {
  await manager.query(
    `with mail as (
       select id, subject from staff_subscription
       where subject = $1 and means = 'mail' and confirmed_until > platform.now()
       order by pace = 'digest', id limit 1),
     notice as (
       insert into staff_notice (id, event_type, payload, audiences, kind, is_urgent, asks_to_act, heard_at)
       select gen_random_uuid(), $2, $3::jsonb, '{}', 'webhook', false, true, platform.now() from mail returning id)
     insert into staff_delivery (id, subscription_id, means, subject, is_digest, notice_id, due_at, queued_at)
     select gen_random_uuid(), mail.id, 'mail', mail.subject, false, notice.id, platform.now(), platform.now() from mail, notice`,
    [subject, type, JSON.stringify(payload)],
  );
  await manager.query(askedToSend);
}
