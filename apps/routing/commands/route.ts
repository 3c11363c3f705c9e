/**
 * `npm run -s route -- --in FILE`: whose each message of a file is. Rows `{id, channel, subject, body, regionHint, location, season}`
 * in, `{id, kind, function, matter, coFunctions, region, urgent, triage, confidence, alternatives, reasons}` out, one JSON
 * a line, in the same order; a row is answered before the file is read to its end.
 */
import { channels, type Channel } from '#domain';
import { loadCatalogue } from '../src/catalogue/load-catalogue.ts';
import { decide } from '../src/deciding/domain/decide.ts';
import { learnFrom } from '../src/deciding/domain/knowledge.ts';
import { readerFor } from '../src/reading/reader-for-catalogue.ts';
import type { CitizenMessage } from '../src/deciding/domain/message.ts';
import type { Location } from '../src/deciding/domain/locate.ts';
import { idIn } from './letter-rows.ts';
import { optionsOf, readRows, RowError, runCommand, textIn, writeRows, type Row } from './jsonl.ts';

interface Question {
  readonly id: string | number;
  readonly message: CitizenMessage;
}

await runCommand(async () => {
  const { in: file } = optionsOf('in');
  const catalogue = loadCatalogue();
  const knowledge = learnFrom(catalogue, readerFor(catalogue));
  await writeRows(answers(readRows(file, questionIn)));

  async function* answers(questions: AsyncIterable<Question>): AsyncGenerator<object> {
    for await (const { id, message } of questions) yield { id, ...answerTo(message) };
  }

  function answerTo(message: CitizenMessage): object {
    const decision = decide(message, knowledge);
    return {
      kind: decision.kind,
      function: decision.function ?? null,
      matter: decision.matter?.code ?? null,
      coFunctions: decision.coFunctions,
      region: decision.jurisdiction?.code ?? null,
      urgent: decision.urgent,
      triage: !decision.sure,
      confidence: decision.confidence,
      alternatives: decision.alternatives.map(({ bureau, function: code, confidence }) => ({
        bureau: bureau.name,
        function: code,
        confidence,
      })),
      reasons: decision.reasons,
    };
  }
});

function questionIn(row: Row): Question {
  return {
    id: idIn(row),
    message: {
      channel: channelIn(row),
      ...wordsIn(row),
      regionHint: regionHintIn(row),
      location: locationIn(row),
      month: monthIn(row),
    },
  };
}

/** One of the two may be missing. */
function wordsIn(row: Row): Pick<CitizenMessage, 'subject' | 'body'> {
  const [subject, body] = [textIn(row, 'subject', ''), textIn(row, 'body', '')];
  if ((row.subject ?? row.body ?? undefined) === undefined) throw new RowError('body or subject must be there.');
  return { subject, body };
}

/** GB/T 2260, where the row has one. */
function regionHintIn(row: Row): string | undefined {
  const code = textIn(row, 'regionHint', '');
  if (!/^(\d{6})?$/.test(code)) throw new RowError('regionHint must be a GB/T 2260 code of six digits.');
  return code || undefined;
}

/** The mailbox is called by its short name in files as well. */
function channelIn(row: Row): Channel {
  const name = textIn(row, 'channel', 'web');
  const channel = channels.find((known) => known === name || known === `leader-${name}`);
  if (!channel) throw new RowError(`channel must be one of ${channels.join(', ')}.`);
  return channel;
}

/** `{latitude, longitude}` in degrees (WGS-84), where the row has one. */
function locationIn({ location }: Row): Location | undefined {
  if (location === undefined || location === null) return undefined;
  const { latitude, longitude } = location as Partial<Record<keyof Location, unknown>>;
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180))
    throw new RowError('location must have a latitude from -90 to 90 and a longitude from -180 to 180.');
  return { latitude, longitude };
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

function monthIn(row: Row): number {
  const season = textIn(row, 'season');
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.exec(season)?.[1];
  if (!month) throw new RowError('season must be a year and a month, as in 2023-06.');
  return Number(month);
}
