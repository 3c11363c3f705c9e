import { parseArgs } from 'node:util';
import {
  discardLetter,
  type LetterDetails,
  type LetterSummary,
  listLetters,
  type Queryable,
  requestReplay,
  showLetter,
} from './commands.ts';

export const usage = `Dead letters of one service:
  list                        what failed and waits, oldest first
  show <id> [--payload]       one letter with its error; its content, which may be personal, only when asked for
  replay <id> | --all         try again: the event, then what is parked behind it, in order
  discard <id> --reason <why> give the event up, and go on with what is parked behind it
`;

/** Wrong words on the command line; the message says what was expected. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/**
 * Carries out one command. @returns what to print.
 * @throws WrongUsage, and what the database says.
 */
export async function runCommand(words: readonly string[], database: Queryable): Promise<string> {
  const { command = '', id, values } = parse(words);
  switch (command) {
    case 'list':
      return printList(await listLetters(database));
    case 'show':
      return printDetails(await found(database, required(id)), values.payload ?? false);
    case 'replay':
      return printReplay(await requestReplay(database, values.all ? undefined : required(id)));
    case 'discard':
      return discard(database, required(id), values.reason);
    default:
      throw new WrongUsage(command ? `There is no command "${command}".` : 'Say what to do.');
  }
}

function parse(words: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { payload: { type: 'boolean' }, all: { type: 'boolean' }, reason: { type: 'string' } },
    });
    const [command, id] = positionals;
    return { command, id, values };
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function required(id: string | undefined): string {
  if (!id || !/^\d{1,18}$/.test(id)) throw new WrongUsage(`Expected the number of a dead letter, found "${id ?? ''}".`);
  return id;
}

async function found(database: Queryable, id: string): Promise<LetterDetails> {
  const letter = await showLetter(database, id);
  if (!letter) throw new WrongUsage(`There is no dead letter ${id}.`);
  return letter;
}

async function discard(database: Queryable, id: string, reason: string | undefined): Promise<string> {
  if (!reason?.trim()) throw new WrongUsage('Say why: --reason "…".');
  const isDiscarded = await discardLetter(database, id, reason.trim());
  if (!isDiscarded) throw new WrongUsage(`No dead letter ${id} waits; see "list".`);
  return `Dead letter ${id} is discarded; the service goes on with what is parked behind it.\n`;
}

function printReplay(letters: number): string {
  if (letters === 0) return 'Nothing to replay.\n';
  return `${letters} dead letter${letters === 1 ? '' : 's'} will be replayed by the running service; "list" shows what is left.\n`;
}

function printList(letters: readonly LetterSummary[]): string {
  if (letters.length === 0) return 'No dead letters.\n';
  return letters.map((letter) => `${printSummary(letter)}\n`).join('');
}

function printSummary({
  id,
  state,
  type,
  event,
  key,
  error,
  attempts,
  failedAt,
  parked,
  place,
}: LetterSummary): string {
  const what = `${type ?? 'no event type'}  event ${event ?? '-'}  key ${key ?? '-'}  at ${place}`;
  return `${id}  ${state}  ${what}  ${error} after ${attempts}  ${failedAt.toISOString()}  ${parked} parked`;
}

function printDetails(letter: LetterDetails, withPayload: boolean): string {
  const { headers, payload, message } = letter;
  const printed = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const content = withPayload ? (payload ?? '(forgotten)') : '(add --payload to see the content)';
  return [printSummary(letter), `  ${letter.error}: ${message}`, ...printed, content, ''].join('\n');
}
