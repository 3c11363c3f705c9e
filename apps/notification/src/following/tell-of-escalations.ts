import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { askedToSend } from '../delivery/due-signal.ts';
import { coversStep } from './covers-step.ts';
import { hoursAfter } from './domain/next-hours.ts';
import { askingSteps, type EscalationStepType, mustBeHeard } from './escalation-step.ts';

type StepEvent = CaseEvent<EscalationStepType>;

/** Steps that are told of in one statement; each may have thousands of subscribers. */
const atOnce = 20;

/**
 * Each step of an Escalation is kept for those who listen, and becomes a delivery for each webhook and mail subscription that
 * covers it. Where a step that asks somebody to look reaches nobody at all, that is announced in the same transaction.
 */
@Injectable()
export class TellOfEscalations {
  constructor(private readonly outbox: CaseOutbox) {}

  async execute(events: readonly StepEvent[], { manager, now }: BatchContext): Promise<void> {
    for (let from = 0; from < events.length; from += atOnce) {
      const steps = events.slice(from, from + atOnce);
      const unheard = await tell(manager, steps, now);
      await this.outbox.append(
        manager,
        steps
          .filter((step) => unheard.has(keyOf(step.payload)) && mustBeHeard(step))
          .map((step) => unheardOf(step, now)),
      );
    }
    await manager.query(askedToSend);
  }
}

interface Key {
  readonly escalationId: string;
  readonly escalationVersion: number;
}

const keyOf = ({ escalationId, escalationVersion }: Key): string => `${escalationId} ${escalationVersion}`;

/**
 * Of a person's mail subscriptions the one that tells at once is taken: the later rows are duplicates to the index of mail. A mail that waits
 * is due at the next of its hours ($4 has them, hour by hour), or when the quiet ones are over.
 * @returns the keys of those steps that were not known yet and reach nobody
 */
async function tell(manager: EntityManager, steps: readonly StepEvent[], now: Date): Promise<ReadonlySet<string>> {
  const { present, next } = hoursAfter(now);
  const rows = await manager.query<Key[]>(
    `with step as (
       insert into escalation_step (escalation_id, escalation_version, event_type, payload, region_code, level, function, kind, is_urgent, heard_at)
       select came.*, $3::timestamptz
       from unnest($1::text[], $2::jsonb[]) as came_as (event_type, payload),
         lateral (select (payload->>'escalationId')::uuid, (payload->>'escalationVersion')::integer, event_type, payload, payload->>'regionCode',
                    payload->>'level', payload->>'function', payload->'cause'->>'kind', (payload->>'urgent')::boolean) as came
       on conflict do nothing
       returning *),
     reached as (select step.escalation_id, step.escalation_version, step.event_type, step.is_urgent, subscription.*
                 from step join staff_subscription as subscription on ${coversStep}),
     queued as (
       insert into staff_delivery (id, subscription_id, means, subject, is_digest, escalation_id, escalation_version, due_at, queued_at)
       select gen_random_uuid(), id, means, subject, coalesce(pace = 'digest', false), escalation_id, escalation_version,
         case when pace = 'digest' then (select min(($4::timestamptz[])[hour + 1]) from unnest(digest_hours) as hour)
              when ${isQuiet} and not (is_urgent and coalesce(urgent_breaks_quiet, false)) then ($4::timestamptz[])[quiet_until + 1]
              else $3::timestamptz end,
         $3::timestamptz
       from reached
       where means = 'webhook' or (means = 'mail' and event_type = any ($6::text[]))
       order by coalesce(pace = 'digest', false), id
       on conflict do nothing)
     select escalation_id as "escalationId", escalation_version as "escalationVersion" from step
     where not exists (select from reached
                       where reached.escalation_id = step.escalation_id and reached.escalation_version = step.escalation_version)`,
    [
      steps.map(({ type }) => type),
      steps.map(({ payload }) => JSON.stringify(payload)),
      now,
      next,
      present,
      askingSteps,
    ],
  );
  return new Set(rows.map(keyOf));
}

/** SQL: whether the present hour ($5) is one of the quiet ones, which may lie around midnight. */
const isQuiet = `coalesce(case when quiet_from < quiet_until then $5::integer >= quiet_from and $5::integer < quiet_until
                               else $5::integer >= quiet_from or $5::integer < quiet_until end, false)`;

function unheardOf(step: StepEvent, now: Date) {
  const { escalationId, escalationVersion, caseId, caseNumber, level, regionCode } = step.payload;
  return {
    type: 'xinqiao.escalation.unheard.v1',
    key: caseId,
    subject: caseNumber,
    payload: { escalationId, escalationVersion, caseId, caseNumber, level, regionCode, occurredAt: now.toISOString() },
    causedBy: step,
  } as const;
}
