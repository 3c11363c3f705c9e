/** Rows of JSON, one a line, in and out: what the commands for anyone's data read and write. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';

/** A row that breaks a rule: says which line, which field and which rule, and never what stands there. */
export class RowError extends Error {}

/** A JSON object read from a line. */
export type Row = Readonly<Record<string, unknown>>;

/** Longest line that is read, in bytes: a message has at most 10,000 characters, escaped at most six times that. */
const longestLine = 1_000_000;
const charactersAtOnce = 16_384;

/**
 * Rows of a file, one by one and no more than a few in memory; empty lines are passed over.
 * @throws RowError at a line that `parse` refuses or that is no JSON object; the rows before it were given out.
 */
export async function* readRows<T>(file: string, parse: (row: Row) => T): AsyncGenerator<T> {
  let number = 0;
  try {
    for await (const line of linesOf(file)) {
      number += 1;
      if (line.trim() !== '') yield parse(objectIn(line));
    }
  } catch (error) {
    if (error instanceof UnreadableLine) number += 1;
    if (error instanceof RowError) throw new RowError(`${file}, line ${number}: ${error.message}`);
    throw error;
  }
}

/** A line that could not even be cut off. */
class UnreadableLine extends RowError {}

const lineFeed = 0x0a;

/** Lines end where JSON lines do, at a line feed: the other separators of Unicode may stand in a text as they are. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
      yield textOf(bytes.subarray(from, at));
      from = at + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > longestLine) throw new UnreadableLine(`must have at most ${longestLine} bytes.`);
  }
  yield textOf(rest);
}

/** Without the mark that some editors put before a file. */
function textOf(line: Buffer): string {
  try {
    return decoder.decode(line);
  } catch {
    throw new UnreadableLine('must be UTF-8.');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Writes rows to standard output no faster than its reader takes them, and those before an error in any case. */
export async function writeRows(rows: AsyncIterable<unknown>): Promise<void> {
  let waiting = '';
  const write = async (): Promise<void> => {
    const isTaken = process.stdout.write(waiting);
    waiting = '';
    if (!isTaken) await once(process.stdout, 'drain');
  };
  try {
    for await (const row of rows) {
      waiting += `${JSON.stringify(row)}\n`;
      if (waiting.length >= charactersAtOnce) await write();
    }
  } finally {
    await write();
  }
}

function objectIn(line: string): Row {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RowError('must be a JSON object.');
  return value as Row;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RowError('must be a JSON object.');
  }
}

/**
 * A text of a row; where it is missing or null, what is given for that.
 * @throws RowError naming the field, where it is something else.
 */
export function textIn(row: Row, field: string, absent?: string): string {
  const value = row[field] ?? absent;
  if (typeof value !== 'string') throw new RowError(`${field} must be a text.`);
  return value;
}

/** Somebody asks how a command is called. */
class HelpAsked extends Error {}

/**
 * Values of `--name VALUE` on the command line; all are needed, each once.
 * @throws RowError naming the option that is missing, unknown or there twice.
 */
export function optionsOf<Name extends string>(...names: readonly Name[]): Record<Name, string> {
  const usage = `Options: ${names.map((name) => `--${name} FILE`).join(' ')}`;
  const given = valuesGiven(names, usage);
  const taken = names.map((name) => {
    const [file, second] = (given[name] as string[] | undefined) ?? [];
    if (!file) throw new RowError(`--${name} needs a file.`);
    if (second !== undefined) throw new RowError(`--${name} is there twice.`);
    return [name, file] as const;
  });
  return Object.fromEntries(taken) as Record<Name, string>;
}

function valuesGiven(names: readonly string[], usage: string): Record<string, unknown> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const, multiple: true }]));
  try {
    const { help, ...given } = parseArgs({ options: { ...options, help: { type: 'boolean' as const } } }).values;
    if (help !== true) return given;
  } catch (error) {
    throw new RowError(`${(error as Error).message} ${usage}`);
  }
  throw new HelpAsked(usage);
}

const unreadable = new Map<string, (file: string) => string>([
  ['ENOENT', (file) => `${file} is not there.`],
  ['EISDIR', () => 'A file is needed, not a folder.'],
  ['EACCES', (file) => `${file} may not be read.`],
]);

/** What to say of an error that is no fault of the command; undefined where it is one. */
function complaintOf(error: unknown): string | undefined {
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof RowError) return message;
  if (code === undefined || syscall === undefined) return undefined;
  return (unreadable.get(code) ?? ((file) => `${file} cannot be read (${code}).`))(path ?? 'The file');
}

/** Runs a command; what is wrong with its input or the place for its output is one line on standard error and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Who reads the first rows only (`| head`) has seen enough.
    if (code === 'EPIPE') process.exit(0);
    process.stderr.write(`The rows cannot be written (${code}).\n`);
    process.exit(1);
  });
  try {
    await command();
  } catch (error) {
    if (error instanceof HelpAsked) {
      process.stdout.write(`${error.message}\n`);
      return;
    }
    const complaint = complaintOf(error);
    if (complaint === undefined) throw error;
    process.stderr.write(`${complaint}\n`);
    process.exitCode = 1;
  }
}
