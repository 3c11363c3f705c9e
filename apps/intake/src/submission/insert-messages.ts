import type { EntityManager } from 'typeorm';
import type { TakenSubmission } from './submission.ts';

/** Writes all of them in one statement; JSON carries the rows, as it is the quickest to make in Node. */
export async function insertMessages(manager: EntityManager, taken: readonly TakenSubmission[]): Promise<void> {
  await manager.query(
    `with taken as materialized (
       select * from json_to_recordset($1) as row (
         case_id uuid, case_number text, channel text, source_id text, client_id text, kind text, subject text,
         body text, region_hint text, latitude float8, longitude float8, contact_key_id text, contact_sealed text, sent_at timestamptz,
         submitted_at timestamptz)
     ), numbered as (
       insert into case_number (case_number, case_id) select case_number, case_id from taken
     )
     insert into message (case_id, case_number, channel, source_id, client_id, kind, subject, body, region_hint,
                          latitude, longitude, contact_key_id, contact_sealed, sent_at, submitted_at)
     select case_id, case_number, channel, source_id, client_id, kind, subject, body, region_hint,
            latitude, longitude, contact_key_id, contact_sealed, sent_at, submitted_at
     from taken`,
    [JSON.stringify(taken.map(rowOf))],
  );
}

function rowOf({ submission, outcome }: TakenSubmission) {
  const { message, clientId, sealedContact } = submission;
  return {
    case_id: outcome.caseId,
    case_number: outcome.caseNumber,
    channel: message.channel,
    source_id: message.sourceId,
    client_id: clientId,
    kind: message.kind,
    subject: message.subject,
    body: message.body,
    region_hint: message.regionHint,
    latitude: message.location?.latitude,
    longitude: message.location?.longitude,
    contact_key_id: sealedContact?.keyId,
    contact_sealed: sealedContact?.sealed,
    sent_at: message.sentAt,
    submitted_at: outcome.submittedAt,
  };
}
