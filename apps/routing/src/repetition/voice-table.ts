import type { EntityManager } from 'typeorm';
import type { EarlierVoice, Repeat, Voice } from './domain/repeat-of.ts';
import { parseSketch, printSketch } from './stored-sketch.ts';

/** Newest open cases of one writer that a message may repeat. */
export const earlierPerWriter = 16;
/** What was longer ago is told anew. */
const repeatedWithinDays = 180;

/** A message with the issue that it is in, where it is in one, and what it repeats. */
export interface PlacedVoice {
  readonly voice: Voice;
  readonly channel: string;
  readonly issueId?: string;
  readonly repeat?: Repeat;
}

interface VoiceRow {
  case_id: string;
  case_number: string;
  writer: string;
  region_code: string | null;
  matter_code: string | null;
  submitted_at: Date;
  sketch: Buffer;
  name_share: number;
  first_case_id: string | null;
  first_case_number: string | null;
  times: number;
  first_is_settled: boolean | null;
}

export const earlierQuery = `
  select voice.*,
         (select first.closed_at is not null from voice as first where first.case_id = voice.first_case_id limit 1)
           as first_is_settled
    from unnest($1::text[]) as wanted (writer)
   cross join lateral (
     select * from voice
      where voice.writer = wanted.writer and submitted_at > $2 and closed_at is null
      order by submitted_at desc limit ${earlierPerWriter}
   ) as voice
   order by voice.submitted_at, voice.case_id`;

/** The newest open cases of these writers, in the order of their submission. */
export async function findEarlier(
  manager: EntityManager,
  writers: readonly string[],
  now: Date,
): Promise<EarlierVoice[]> {
  if (writers.length === 0) return [];
  const since = new Date(now.getTime() - repeatedWithinDays * 24 * 60 * 60 * 1000);
  return (await manager.query<VoiceRow[]>(earlierQuery, [writers, since])).map(earlierOf);
}

export const peopleQuery = `
  select wanted.issue_id as "issueId", wanted.writer
    from unnest($1::uuid[], $2::text[]) as wanted (issue_id, writer)
   cross join lateral (
     select from voice where voice.writer = wanted.writer and voice.issue_id = wanted.issue_id limit 1
   ) as known`;

export interface Person {
  readonly issueId: string;
  readonly writer: string;
}

/** Which of these writers have spoken in the issue beside their name. */
export async function findPeople(manager: EntityManager, asked: readonly Person[]): Promise<Person[]> {
  if (asked.length === 0) return [];
  return manager.query(peopleQuery, [asked.map(({ issueId }) => issueId), asked.map(({ writer }) => writer)]);
}

export async function insertVoices(manager: EntityManager, placed: readonly PlacedVoice[]): Promise<void> {
  const rows = placed.map(({ voice, channel, issueId, repeat }) => ({
    case_id: voice.caseId,
    submitted_at: voice.submittedAt.toISOString(),
    case_number: voice.caseNumber,
    writer: voice.writer ?? null,
    region_code: voice.regionCode ?? null,
    matter_code: voice.matterCode ?? null,
    channel,
    issue_id: issueId ?? null,
    sketch: printSketch(voice.sketch),
    name_share: voice.nameShare,
    first_case_id: repeat?.caseId ?? null,
    first_case_number: repeat?.caseNumber ?? null,
    times: repeat?.times ?? 1,
    closed_at: null,
  }));
  await manager.query('insert into voice select * from json_populate_recordset(null::voice, $1::json)', [
    JSON.stringify(rows),
  ]);
}

/** An unknown writer counts as one. Reads what is moved and one row for each of its writers, however large the other issue is. */
export const takenAlongQuery = `
  select move.after as "issueId", (count(distinct writer) + count(*) filter (where writer is null))::integer as people
    from unnest($1::uuid[], $2::uuid[]) as move (before, after)
    join voice on voice.issue_id = move.before
   where writer is null
      or not exists (select from voice as known where known.writer = voice.writer and known.issue_id = move.after)
   group by move.after`;

/** How many people come to an issue with others that go up in it, who had not spoken in it before; by issue. */
export async function countPeopleTakenAlong(
  manager: EntityManager,
  moves: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, number>> {
  if (moves.size === 0) return new Map();
  const counts = await manager.query<{ issueId: string; people: number }[]>(takenAlongQuery, bothSides(moves));
  return new Map(counts.map(({ issueId, people }) => [issueId, people]));
}

/** What was in the one is now in the other. */
export async function moveVoices(manager: EntityManager, moves: ReadonlyMap<string, string>): Promise<void> {
  if (moves.size === 0) return;
  await manager.query(
    `update voice set issue_id = move.after
       from unnest($1::uuid[], $2::uuid[]) as move (before, after) where issue_id = move.before`,
    bothSides(moves),
  );
}

const bothSides = (moves: ReadonlyMap<string, string>): string[][] => [[...moves.keys()], [...moves.values()]];

export const spanQuery = `
  select (select submitted_at from voice where issue_id = $1 order by submitted_at, case_id limit 1) as first,
         (select submitted_at from voice where issue_id = $1 order by submitted_at desc, case_id desc limit 1) as last`;

/** When an issue was spoken of first and last; undefined where it has no voice. */
export async function spanOf(
  manager: EntityManager,
  issueId: string,
): Promise<{ readonly first: Date; readonly last: Date } | undefined> {
  const [span] = await manager.query<{ first: Date | null; last: Date | null }[]>(spanQuery, [issueId]);
  return span?.first && span.last ? { first: span.first, last: span.last } : undefined;
}

export interface Member {
  readonly issueId: string;
  readonly caseId: string;
  readonly caseNumber: string;
}

function earlierOf(row: VoiceRow): EarlierVoice {
  const { first_case_id: caseId, first_case_number: caseNumber, times } = row;
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    writer: row.writer,
    regionCode: row.region_code ?? undefined,
    matterCode: row.matter_code ?? undefined,
    submittedAt: row.submitted_at,
    sketch: parseSketch(row.sketch),
    nameShare: row.name_share,
    repeat: caseId !== null && caseNumber !== null ? { caseId, caseNumber, times } : undefined,
    isFirstSettled: row.first_is_settled ?? false,
  };
}
