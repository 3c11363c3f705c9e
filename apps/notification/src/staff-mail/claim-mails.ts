import type { Sealed } from '#platform';
import type { DataSource } from 'typeorm';
import type { Tried } from '../delivery/due-messages.ts';
import { leaseMs } from '../delivery/sending-limits.ts';
import type { MailedEvent } from '../following/domain/notice.ts';

/** A mail that is ours to send until its lease ends: of one notice, or a digest of several. */
export interface ClaimedMail extends Tried {
  /** The same at every try; the Message-ID is made of it. */
  readonly id: string;
  /** Of the deliveries that it tells of. */
  readonly deliveries: readonly string[];
  readonly contact: Sealed;
  readonly told: readonly [MailedEvent, ...MailedEvent[]];
  /** Until when the subscription lasts, unless its owner confirms it. */
  readonly confirmedUntil: Date;
}

interface Row extends Tried, Sealed {
  readonly delivery: string;
  readonly messageId: string;
  readonly type: MailedEvent['type'];
  readonly payload: MailedEvent['payload'];
  readonly confirmedUntil: Date;
}

/** Of so many deliveries that are due, the oldest, mails are made. */
const looked = 1_000;

/**
 * Takes mails that are due, oldest first, for this instance alone. Of a digest all that is due is taken together, under a lock of its subscription, and
 * keeps the id under which it is first tried: what falls due later is another mail. The time is asked for once, so that the index can be used.
 */
export async function claimMails(dataSource: DataSource, limit: number): Promise<ClaimedMail[]> {
  const rows = await dataSource.query<Row[]>(
    `with oldest as (
       select id, subscription_id, is_digest, due_at from staff_delivery
       where means = 'mail' and status = 'pending' and due_at <= (select platform.now())
       order by due_at limit ${looked}),
     due as (
       select min(id::text)::uuid as id, subscription_id from oldest
       group by subscription_id, case when is_digest then null else id end
       order by min(due_at) limit $1),
     turn as (
       select id, gen_random_uuid() as message_id from staff_subscription
       where id = any (array(select subscription_id from due)) for no key update skip locked),
     claimed as (
       update staff_delivery as delivery
       set attempts = attempts + 1, due_at = platform.now() + $2 * interval '1 millisecond',
           message_id = coalesce(delivery.message_id, case when is_digest then turn.message_id else delivery.id end)
       from turn
       where delivery.subscription_id = turn.id and means = 'mail' and status = 'pending' and due_at <= (select platform.now())
         and (is_digest or delivery.id = any (array(select id from due)))
       returning delivery.*)
     select claimed.id as delivery, message_id as "messageId", attempts,
            (extract(epoch from platform.now() - queued_at) * 1000)::float8 as "ageMs",
            contact_key_id as "keyId", sealed_contact as sealed, confirmed_until as "confirmedUntil", event_type as type, payload
     from claimed join staff_subscription on staff_subscription.id = subscription_id
       join staff_notice as notice on notice.id = notice_id
     order by message_id, heard_at, notice.id`,
    [limit, leaseMs],
  );
  return [...Map.groupBy(rows, ({ messageId }) => messageId).values()].map(mailOf);
}

/** Of a digest the try counts that its oldest delivery has had, and its age. */
function mailOf(rows: readonly Row[]): ClaimedMail {
  const [first] = rows as [Row];
  const told = rows.map(({ type, payload }) => ({ type, payload }) as MailedEvent);
  return {
    id: first.messageId,
    deliveries: rows.map(({ delivery }) => delivery),
    contact: { keyId: first.keyId, sealed: first.sealed },
    told: told as unknown as ClaimedMail['told'],
    confirmedUntil: first.confirmedUntil,
    attempts: Math.max(...rows.map(({ attempts }) => attempts)),
    ageMs: Math.max(...rows.map(({ ageMs }) => ageMs)),
  };
}
