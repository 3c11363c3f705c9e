/** Rows of JSON, one a line, in and out: what the commands for anyone's data read and write. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/** A row that breaks a rule: says which line, which field and which rule, and never what stands there. */
export class RowError extends Error {}

/** A JSON object read from a line. */
export type Row = Readonly<Record<string, unknown>>;

/** Longest line that is read, in characters: a message has at most 10,000 characters, escaped at most six times that. */
const longestLine = 1_000_000;
const charactersAtOnce = 16_384;

/**
 * Rows of a file, one by one and no more than a few in memory; empty lines are passed over.
 * @throws RowError at a line that `parse` refuses or that is no JSON object; the rows before it were given out.
 */
export async function* readRows<T>(file: string, parse: (row: Row) => T): AsyncGenerator<T> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      yield parse(objectIn(number === 1 ? line.replace(/^\uFEFF/, '') : line));
    } catch (error) {
      if (error instanceof RowError) throw new RowError(`${file}, line ${number}: ${error.message}`);
      throw error;
    }
  }
}

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
  if (line.length > longestLine) throw new RowError(`must have at most ${longestLine} characters.`);
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

/** Runs a command; what is wrong with its input is one line on standard error and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Who reads the first rows only (`| head`) has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await command();
  } catch (error) {
    if (!(error instanceof RowError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
