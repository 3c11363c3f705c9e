import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import type { ExportedRow } from './exported-row.ts';

/**
 * CSV as Excel opens it: UTF-8 with its mark. A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`) gets an
 * apostrophe before it: names come from outside.
 */
export function csvOf(columns: readonly string[], rows: AsyncIterable<ExportedRow>): Readable {
  const csv = stringify({
    bom: true,
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  // What goes wrong on either side ends the other: whoever reads sees it.
  return pipeline(Readable.from(rows), csv, () => undefined);
}
