import type { EntityManager } from 'typeorm';
import { tooManyUploads } from './failures.ts';
import type { Sender } from './domain/attachment.ts';

/** Uploads that a sender may begin in one hour of the clock, whatever becomes of them: more than anybody's work asks for. */
const mostUploads = { citizen: 60, staff: 300 } as const;
const hour = 60 * 60 * 1000;

/**
 * Takes one of a sender's uploads of this hour, before its first byte: what is refused for its bytes has cost their way as well. A person of the
 * staff has them for all cases together, the citizen for this one.
 * @throws Failure `too-many-uploads` with when to come again
 */
export async function takeUploadTurn(manager: EntityManager, caseId: string, sender: Sender, now: Date): Promise<void> {
  const most = sender === 'citizen' ? mostUploads.citizen : mostUploads.staff;
  const begun = now.getTime() - (now.getTime() % hour);
  const [row] = await manager.query<[{ uploads: number }]>(turnStatement, [
    sender === 'citizen' ? caseId : sender.subject,
    new Date(begun).toISOString(),
  ]);
  if (row.uploads > most) throw tooManyUploads(most, Math.ceil((begun + hour - now.getTime()) / 1000));
}

/** A sender has one row, of the last hour in which he sent something; two uploads at once wait for each other here alone. */
const turnStatement = `
  insert into upload_turn as turn (sender, hour, uploads) values ($1, $2, 1)
  on conflict (sender) do update
  set uploads = case when turn.hour = excluded.hour then turn.uploads + 1 else 1 end, hour = excluded.hour
  returning uploads`;
