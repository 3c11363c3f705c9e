/** Messages of a file as `hot-issues` and its measurement read them. */
import { stat } from 'node:fs/promises';
import { loadCatalogue } from '../src/catalogue/load-catalogue.ts';
import { Gathering, type GatheredMessage } from '../src/repetition/domain/gathering.ts';
import { Language } from '../src/repetition/domain/language.ts';
import { readRows, RowError, textIn, type Row } from './jsonl.ts';
import { idIn } from './letter-rows.ts';

/**
 * What is common among the messages of a file, which is read twice so that no text has to be held.
 * @throws RowError naming line, field and rule
 */
export async function gatheredFrom(file: string): Promise<Gathering> {
  if (!(await stat(file)).isFile()) throw new RowError(`${file} must be a regular file, because it is read twice.`);
  const gathering = new Gathering(new Language(loadCatalogue().matters));
  for await (const message of messagesOf(file)) gathering.take(message);
  for await (const message of messagesOf(file)) gathering.settle(message);
  return gathering;
}

/** @throws RowError naming line, field and rule */
export function messagesOf(file: string): AsyncGenerator<GatheredMessage> {
  return readRows(file, messageIn);
}

function messageIn(row: Row): GatheredMessage {
  return {
    id: String(idIn(row)),
    subject: textIn(row, 'subject', ''),
    body: textIn(row, 'text'),
    time: timeIn(row),
    likes: countIn(row, 'likes'),
    objections: countIn(row, 'against'),
  };
}

/** Milliseconds; a time without a zone is taken as it stands, since only differences count. */
function timeIn(row: Row): number {
  const text = textIn(row, 'time');
  const [, day] = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? [];
  const time = day !== undefined && isInCalendar(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new RowError('time must be a time of ISO 8601, such as 2019-02-28T11:25:05.');
  return time;
}

/** `Date` takes 30 February for a day of March. */
function isInCalendar(day: string): boolean {
  const midnight = Date.parse(day);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

function countIn(row: Row, field: string): number {
  const value = row[field] ?? 0;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new RowError(`${field} must be a whole number of at least 0.`);
  return value;
}
