/**
 * `npm run -s eval:routing`: the router against the labelled development set, as a table; `-- --set routing-unseen` (or
 * `routing-second`) against another one; `-- --json` as JSON,
 * `-- --classes` with figures for each function and what was taken for what, `-- --errors` with the messages it got wrong, the surest
 * first, `-- --predictions FILE` with its answers as JSONL.
 */
import { writeFileSync } from 'node:fs';
import { loadCatalogue } from '../src/catalogue/load-catalogue.ts';
import { decide } from '../src/deciding/domain/decide.ts';
import { learnFrom } from '../src/deciding/domain/knowledge.ts';
import type { CitizenMessage } from '../src/deciding/domain/message.ts';
import { readerFor } from '../src/reading/reader-for-catalogue.ts';
import { IssueBook } from '../src/repetition/domain/issue-book.ts';
import { Language } from '../src/repetition/domain/language.ts';
import { citizenMessage, judgeSet } from './judge-set.ts';
import {
  confusions,
  figures,
  figuresByFunction,
  isFunctionRight,
  isRegionRight,
  isRight,
  type Judged,
} from './score.ts';

/** How often a set is gone through to tell the speed. */
const rounds = 10;
/** Messages decided on at once. */
const batchSize = 50;

const options = process.argv.slice(2);
const startedAt = performance.now();
const catalogue = loadCatalogue();
const knowledge = learnFrom(catalogue, readerFor(catalogue));
const language = new Language(catalogue.matters);
const readyAfter = performance.now() - startedAt;

const set = options.includes('--set') ? (options[options.indexOf('--set') + 1] ?? '') : 'routing-dev';
const judged = judgeSet(set, knowledge);

report({ ...figures(judged), readyAfterMilliseconds: readyAfter, ...speed() });
if (options.includes('--classes')) printClasses();
if (options.includes('--errors')) judged.filter(isWorthALook).toSorted(bySureness).forEach(printError);
if (options.includes('--predictions'))
  writePredictions(options[options.indexOf('--predictions') + 1] ?? 'predictions.jsonl');

/**
 * By processor time, so that what else runs on the machine does not count; texts of the set over and over. A message is handled when it is
 * decided on, sketched and compared with what was said before; as in the service all of a batch are decided on first.
 */
function speed(): Record<string, number> {
  const texts = judged.map(({ message }) => message);
  const messages = texts.map(citizenMessage);
  const issues = new IssueBook();
  return {
    decisionsPerSecond: perSecond(messages, (batch) => {
      batch.forEach((message) => decide(message, knowledge));
    }),
    messagesPerSecond: perSecond(messages, (batch) => {
      for (const message of batch) decide(message, knowledge);
      for (const message of batch) issues.take(language.sketchOf(message, language.frequencies.rarity));
    }),
  };
}

function perSecond(messages: readonly CitizenMessage[], handle: (batch: readonly CitizenMessage[]) => void): number {
  const batches = Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, at) =>
    messages.slice(at * batchSize, (at + 1) * batchSize),
  );
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) batches.forEach(handle);
  const { user, system } = process.cpuUsage(before);
  return Math.round((rounds * messages.length * 1_000_000) / (user + system));
}

function report(values: Record<string, number>): void {
  const rounded = Object.entries(values).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000] as const);
  if (options.includes('--json')) process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
  else for (const [name, value] of rounded) process.stdout.write(`${name.padEnd(24)} ${value}\n`);
}

function isWorthALook(one: Judged): boolean {
  return one.message.expected.triage ? !one.answer.triage : !isRight(one);
}

/** The worst errors are those that it was surest of. */
function bySureness(one: Judged, other: Judged): number {
  return other.answer.confidence - one.answer.confidence;
}

function printClasses(): void {
  const line = (name: string, ...cells: readonly (string | number)[]) =>
    `${name.padEnd(24)} ${cells.map((cell) => String(cell).padStart(9)).join(' ')}\n`;
  process.stdout.write(`\n${line('function', 'messages', 'precision', 'recall')}`);
  for (const { name, expected, precision, recall } of figuresByFunction(judged))
    process.stdout.write(line(name, expected, precision.toFixed(2), recall.toFixed(2)));
  process.stdout.write(`\nfunctions: ${confusions(judged, 'function').join(', ')}\n`);
  process.stdout.write(`\nkinds: ${confusions(judged, 'kind').join(', ')}\n`);
}

function printError(one: Judged): void {
  const { message, answer } = one;
  const marks = [
    answer.triage ? 'asked' : 'ALONE',
    isFunctionRight(one) ? '' : 'function',
    isRegionRight(one) ? '' : 'region',
  ];
  const expected = `${message.expected.function ?? '-'} ${message.expected.region ?? '-'}${message.expected.triage ? ' triage' : ''}`;
  process.stdout.write(
    `${message.id} ${marks.join(' ')} | ${expected} | ${answer.function ?? '-'} ${answer.region ?? '-'} ${answer.confidence}\n`,
  );
}

function writePredictions(file: string): void {
  const lines = judged.map(({ message, answer }) => JSON.stringify({ id: message.id, ...answer }));
  writeFileSync(file, `${lines.join('\n')}\n`);
}
