import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row<Column extends string> = Readonly<Record<Column, string>>;

/**
 * Reads a table with tabs between its columns and their names in the first line.
 * @throws Error naming the file, the line and the fault: a missing file, a missing column, a row of the wrong width.
 */
export function readTable<Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): Row<Column>[] {
  const path = join(folder, file);
  const [head = '', ...lines] = contentOf(path)
    .replace(/[\r\n]+$/, '')
    .split(/\r?\n/);
  const names = head.split('\t');
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`${path} lacks the column ${missing.join(', ')}.`);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== names.length) {
      throw new Error(`${path}, line ${index + 2}: ${names.length} columns are expected, ${cells.length} found.`);
    }
    return Object.fromEntries(names.map((name, column) => [name, cells[column]])) as Row<Column>;
  });
}

/** The parts of a cell that holds a list with spaces between its items. */
export const listOf = (cell: string): string[] => cell.split(' ').filter((item) => item !== '');

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`Routing cannot read its reference data ${path}.`, { cause });
  }
}
