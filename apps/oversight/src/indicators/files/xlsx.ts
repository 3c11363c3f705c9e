import { Readable } from 'node:stream';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ExportedRow, Value } from './exported-row.ts';

/** Most rows that a sheet may have. */
const mostRows = 1_048_576;

const atOnce = 65_536;

/**
 * A workbook of one sheet, zipped while rows come: no row is asked for before what was written is taken, and none once nobody reads on. Texts are texts by their
 * type, so that none of them is taken for a formula (ECMA-376, SpreadsheetML inline strings).
 */
export function xlsxOf(columns: readonly string[], rows: AsyncIterable<ExportedRow>): Readable {
  return Readable.from(zipped(columns, rows), { objectMode: false, highWaterMark: atOnce });
}

async function* zipped(columns: readonly string[], rows: AsyncIterable<ExportedRow>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const [name, text] of Object.entries(parts)) entry(zip, name).push(strToU8(text), true);
  const sheet = entry(zip, 'xl/worksheets/sheet1.xml');
  sheet.push(strToU8(sheetHead + rowXml(columns)));
  let count = 1;
  for await (const row of rows) {
    if (++count > mostRows) throw new RangeError(`A sheet may have ${mostRows} rows at most.`);
    sheet.push(strToU8(rowXml(row)));
    for (const chunk of ready.splice(0)) yield chunk;
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  for (const chunk of ready.splice(0)) yield chunk;
}

function entry(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 });
  zip.add(file);
  return file;
}

function rowXml(values: readonly Value[]): string {
  return `<row>${values.map(cellXml).join('')}</row>`;
}

function cellXml(value: Value): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** Without what XML 1.0 has no way to write. */
function escaped(text: string): string {
  const writable = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return writable.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetHead = `${xml}<worksheet xmlns="${main}"><sheetData>`;
const typed = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typed}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${typed}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="figures" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};
