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

/**
 * Values of `--name VALUE` on the command line; all are needed.
 * @throws RowError naming the option that is missing or unknown.
 */
export function optionsOf<Name extends string>(...names: readonly Name[]): Record<Name, string> {
  const given = valuesGiven(Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])));
  const missing = names.find((name) => !given[name]);
  if (missing) throw new RowError(`--${missing} needs a file.`);
  return given as Record<Name, string>;
}

function valuesGiven(options: Record<string, { type: 'string' }>): Record<string, unknown> {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new RowError((error as Error).message);
  }
}

const unreadable = new Map<string, (file: string) => string>([
  ['ENOENT', (file) => `${file} is not there.`],
  ['EISDIR', () => 'A file is needed, not a folder.'],
  ['EACCES', (file) => `${file} may not be read.`],
]);

/** Runs a command; what is wrong with its input is one line on standard error and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Who reads the first rows only (`| head`) has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await command();
  } catch (error) {
    const { code = '', path } = error as NodeJS.ErrnoException;
    if (!(error instanceof RowError) && !unreadable.has(code)) throw error;
    process.stderr.write(`${unreadable.get(code)?.(path ?? 'the file') ?? (error as Error).message}\n`);
    process.exitCode = 1;
  }
}
