import type { Sealed } from '#platform';
import type { DataSource } from 'typeorm';
import type { Tried } from '../delivery/due-messages.ts';
import { leaseMs } from '../delivery/sending-limits.ts';
import type { NoticeEvent } from '../following/domain/notice.ts';

/** A call that is ours to make until its lease ends. */
export interface ClaimedCall extends Tried {
  /** The same at every try: the receiver's `webhook-id`. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly url: string;
  /** The present one, and the one before it while that holds. */
  readonly secrets: readonly Sealed[];
  readonly event: NoticeEvent;
  /** Whether the receiver did not take the call of which it was heard last. */
  readonly isFailing: boolean;
}

interface Row extends Omit<ClaimedCall, 'secrets' | 'event'> {
  readonly type: NoticeEvent['type'];
  readonly payload: NoticeEvent['payload'];
  readonly keyId: string;
  readonly sealed: string;
  readonly formerKeyId: string | null;
  readonly formerSealed: string | null;
}

/** Calls of one receiver that an instance makes at once, so that a slow one does not hold up the others. */
const mostOfOne = 4;

/** So many that are due tell which receivers are looked at. */
const mostLookedAt = 1_000;

/** SQL: whether a receiver did not take the call of which it was heard last. */
const isFailing = `coalesce(last_failure_at > coalesce(last_success_at, '-infinity'), false)`;

/**
 * Takes calls that are due, oldest first and few of each receiver, for this instance alone. Receivers that fail have half of all places together, so that
 * however many of them do not answer there is room for the others. Only the receivers of what has been due longest are looked at, and all of them where
 * those have no room: one that is flooded hides no other.
 * @param underWay calls that this instance is making already
 */
export async function claimCalls(
  dataSource: DataSource,
  limit: number,
  underWay: readonly ClaimedCall[],
): Promise<ClaimedCall[]> {
  const { calls, receivers } = await longestDue(dataSource);
  const claimed = receivers ? await claimOf(dataSource, receivers, limit, underWay) : [];
  if (claimed.length === limit || calls < mostLookedAt) return claimed;
  const others = await claimOf(dataSource, 'all', limit - claimed.length, [...underWay, ...claimed]);
  return [...claimed, ...others];
}

interface Due {
  readonly calls: number;
  /** The ids of their subscriptions; null where nothing is due. */
  readonly receivers: readonly string[] | null;
}

async function longestDue(dataSource: DataSource): Promise<Due> {
  const [due] = await dataSource.query<[Due]>(
    `select count(*)::integer as calls, array_agg(distinct subscription_id) as receivers from (
       select subscription_id from staff_delivery
       where means = 'webhook' and status = 'pending' and due_at <= (select platform.now())
       order by due_at limit ${mostLookedAt}) as due`,
  );
  return due;
}

/** The time is asked for once, so that the index can be used. */
async function claimOf(
  dataSource: DataSource,
  receivers: readonly string[] | 'all',
  limit: number,
  underWay: readonly ClaimedCall[],
): Promise<ClaimedCall[]> {
  const halfOfAll = Math.ceil((limit + underWay.length) / 2);
  const ofFailing = Math.max(halfOfAll - underWay.filter((call) => call.isFailing).length, 0);
  const busy = underWay.map(({ subscriptionId }) => subscriptionId);
  const rows = await dataSource.query<Row[]>(
    `with busy as (
       select subscription_id, count(*) as calls from unnest($3::uuid[]) as subscription_id group by subscription_id),
     receiver as (
       select subscription_id, ${isFailing} as is_failing, ${mostOfOne} - coalesce(calls, 0) as room
       from ${receivers === 'all' ? 'webhook' : 'unnest($5::uuid[]) as one (subscription_id) join webhook using (subscription_id)'}
         left join busy using (subscription_id)),
     candidate as (
       select of_one.id, due_at, is_failing from receiver cross join lateral (
         select id, due_at from staff_delivery
         where subscription_id = receiver.subscription_id and status = 'pending' and due_at <= (select platform.now())
         order by due_at, id limit receiver.room) as of_one),
     oldest as (
       select id from (
         (select id, due_at from candidate where not is_failing order by due_at limit $1)
         union all
         (select id, due_at from candidate where is_failing order by due_at limit $4)) as of_both
       order by due_at limit $1),
     due as (
       select id from staff_delivery
       where id = any (array(select id from oldest))
         and status = 'pending' and due_at <= (select platform.now())
       for update skip locked),
     claimed as (
       update staff_delivery set attempts = attempts + 1, message_id = id, due_at = platform.now() + $2 * interval '1 millisecond'
       where id = any (array(select id from due)) returning *)
     select claimed.id, claimed.subscription_id as "subscriptionId", url, attempts,
            coalesce(extract(epoch from platform.now() - first_failed_at) * 1000, 0)::float8 as "ageMs",
            secret_key_id as "keyId", sealed_secret as sealed,
            case when former_until > platform.now() then former_key_id end as "formerKeyId",
            case when former_until > platform.now() then sealed_former_secret end as "formerSealed",
            event_type as type, payload, ${isFailing} as "isFailing"
     from claimed join webhook using (subscription_id) join staff_notice as notice on notice.id = notice_id`,
    [limit, leaseMs, busy, ofFailing, ...(receivers === 'all' ? [] : [receivers])],
  );
  return rows.map(fromRow);
}

function fromRow({ type, payload, keyId, sealed, formerKeyId, formerSealed, ...call }: Row): ClaimedCall {
  const former = formerKeyId !== null && formerSealed !== null ? [{ keyId: formerKeyId, sealed: formerSealed }] : [];
  return { ...call, secrets: [{ keyId, sealed }, ...former], event: { type, payload } as NoticeEvent };
}
