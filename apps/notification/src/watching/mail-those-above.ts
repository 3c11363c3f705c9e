import type { EntityManager } from 'typeorm';
import { askedToSend } from '../delivery/due-signal.ts';
import { regionAndAbove } from '../following/domain/audience.ts';
import { hoursAfter } from '../following/domain/next-hours.ts';
import { dueAt } from '../following/due-at.ts';

/**
 * Mails of Regions that nobody watches to whoever has a subscription by mail of the nearest Region above, whatever else that lets pass: of all that are found
 * at once one mail to a person, as he wished to be mailed. Where there is nobody above either, nobody is mailed, and they stay unmailed.
 */
export async function mailThoseAbove(manager: EntityManager, regionCodes: readonly string[], now: Date): Promise<void> {
  const found = regionCodes.map((regionCode) => ({
    ...{ regionCode, above: regionAndAbove(regionCode).filter((code) => code !== regionCode) },
  }));
  const { present, next } = hoursAfter(now);
  await manager.query(
    `with found as (
       select "regionCode" as region_code, above from json_to_recordset($1::json) as came ("regionCode" text, above text[])),
     mailed as materialized (
       select * from staff_subscription where means = 'mail' and is_active and confirmed_until > (select platform.now())),
     nearest as (
       select region_code,
         (select audience from unnest(above) with ordinality as one (code, distance) join mailed on audience = code
          order by distance limit 1) as audience
       from found),
     notice as (
       insert into staff_notice (id, event_type, payload, audiences, kind, is_urgent, asks_to_act, heard_at)
       select gen_random_uuid(), 'regions-unwatched',
         jsonb_build_object('toldTo', audience, 'regionCodes', jsonb_agg(region_code order by region_code)), '{}',
         'unwatched-region', false, true, $2::timestamptz
       from nearest where audience is not null group by audience
       returning id, payload, is_urgent),
     told as (
       update unwatched_region as known set mailed_at = $2::timestamptz from nearest
       where known.region_code = nearest.region_code and audience is not null)
     insert into staff_delivery (id, subscription_id, means, subject, is_digest, notice_id, due_at, queued_at)
     select gen_random_uuid(), mailed.id, 'mail', subject, pace = 'digest', notice.id, ${dueAt}, $2::timestamptz
     from notice join mailed on audience = payload ->> 'toldTo'
     order by pace = 'digest', mailed.id
     on conflict do nothing`,
    [JSON.stringify(found), now, next, present],
  );
  await manager.query(askedToSend);
}
