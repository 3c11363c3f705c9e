import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox, readMergers } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { askedToSend } from '../delivery/due-signal.ts';
import { holdBackStriking } from './complaints.ts';
import { coversNotice } from './covers-notice.ts';
import type { EscalationStepType } from './domain/escalation-step.ts';
import { acrossMergers } from './domain/audience.ts';
import { hoursAfter } from './domain/next-hours.ts';
import { type Notice, type NoticeEvent, type NoticeEventType, noticesOf } from './domain/notice.ts';
import { dueAt } from './due-at.ts';

type Told = CaseEvent<NoticeEventType>;

/** A notice under the id that it has however often its event comes. */
interface KnownNotice extends Notice {
  readonly id: string;
  readonly causedBy: Told;
}

/** Notices that are told in one statement; each may have thousands of subscribers. */
const atOnce = 20;

/**
 * What the staff is to know is kept for those who listen, and becomes a delivery for each webhook and mail subscription that covers it. Where an
 * escalation that asks somebody to look reaches nobody at all, that is announced in the same transaction.
 */
@Injectable()
export class TellStaff {
  constructor(private readonly outbox: CaseOutbox) {}

  async execute(events: readonly Told[], { manager, now }: BatchContext): Promise<void> {
    const known = events.flatMap(knownNoticesOf);
    if (known.length === 0) return;
    await holdBackStriking(manager);
    const mergers = await readMergers(manager);
    const all = known.map((notice) => ({ ...notice, audiences: acrossMergers(notice.audiences, mergers) }));
    for (let from = 0; from < all.length; from += atOnce) {
      const notices = all.slice(from, from + atOnce);
      const unheard = await tell(manager, notices, now);
      await this.outbox.append(
        manager,
        notices.filter(({ id, mustBeHeard }) => mustBeHeard && unheard.has(id)).map((one) => unheardOf(one, now)),
      );
    }
    await manager.query(askedToSend);
  }
}

/** Of one event each notice is for another audience. */
function knownNoticesOf(causedBy: Told): KnownNotice[] {
  return noticesOf(causedBy as NoticeEvent).map((notice) => ({
    ...notice,
    id: uuidv5(notice.audiences[0] ?? '', causedBy.id),
    causedBy,
  }));
}

/**
 * Why somebody did something is kept of no step: what people write is said at the door alone, but events of before, which may still be under way,
 * hold it. A notice of which nobody follows anything in its audiences is not kept, unless it is of an escalation.
 * Of a person's mail subscriptions the one that tells at once is taken: the later rows are duplicates to the index of mail.
 * @returns the ids of those that were not known yet and reach nobody
 */
async function tell(manager: EntityManager, notices: readonly KnownNotice[], now: Date): Promise<ReadonlySet<string>> {
  const { present, next } = hoursAfter(now);
  const rows = await manager.query<{ id: string }[]>(
    `with notice as (
       insert into staff_notice (id, event_type, payload, audiences, kind, level, function, is_urgent, asks_to_act, heard_at)
       select id, event_type, payload - 'reason', audiences, kind, level, function, is_urgent, asks_to_act, $2::timestamptz
       from json_to_recordset($1::json) as came (id uuid, event_type text, payload jsonb, audiences text[], kind text, level text,
              function text, is_urgent boolean, asks_to_act boolean)
       where level is not null or exists (select from staff_subscription where audience = any (audiences))
       on conflict do nothing
       returning *),
     reached as (select notice.id as notice_id, notice.is_urgent, notice.asks_to_act, subscription.*
                 from notice join staff_subscription as subscription on ${coversNotice}),
     queued as (
       insert into staff_delivery (id, subscription_id, means, subject, is_digest, notice_id, due_at, queued_at)
       select gen_random_uuid(), id, means, subject, coalesce(pace = 'digest', false), notice_id,
         ${dueAt},
         $2::timestamptz
       from reached
       where means = 'webhook' or (means = 'mail' and asks_to_act)
       order by coalesce(pace = 'digest', false), id
       on conflict do nothing)
     select id from notice where not exists (select from reached where reached.notice_id = notice.id)`,
    [JSON.stringify(notices.map(rowOf)), now, next, present],
  );
  return new Set(rows.map(({ id }) => id));
}

function rowOf({ id, event, audiences, kind, level, function: itsFunction, isUrgent, asksToAct }: KnownNotice) {
  return {
    ...{ id, event_type: event.type, payload: event.payload, audiences, kind, level, function: itsFunction },
    ...{ is_urgent: isUrgent, asks_to_act: asksToAct },
  };
}

function unheardOf({ causedBy }: KnownNotice, now: Date) {
  const step = causedBy as CaseEvent<EscalationStepType>;
  const { escalationId, escalationVersion, caseId, caseNumber, level, regionCode } = step.payload;
  return {
    type: 'xinqiao.escalation.unheard.v1',
    key: caseId,
    subject: caseNumber,
    payload: { escalationId, escalationVersion, caseId, caseNumber, level, regionCode, occurredAt: now.toISOString() },
    causedBy: step,
  } as const;
}
