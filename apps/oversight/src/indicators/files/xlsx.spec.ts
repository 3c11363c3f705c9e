import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import type { ExportedRow } from './exported-row.ts';
import { xlsxOf } from './xlsx.ts';

const columns = ['key', 'count'];

/** Rows of texts that hardly get smaller, so that the file is many times what is written at once. */
class Rows implements AsyncIterable<ExportedRow> {
  given = 0;
  isOver = false;

  constructor(private readonly count: number) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<ExportedRow> {
    try {
      while (this.given < this.count) {
        const text = createHash('sha512').update(String(this.given)).digest('hex').repeat(2);
        yield await Promise.resolve([text, ++this.given]);
      }
    } finally {
      this.isOver = true;
    }
  }
}

describe('a workbook', () => {
  it('has a line for its columns and one for each row', async () => {
    const file = await buffer(xlsxOf(columns, new Rows(3)));
    const sheet = strFromU8(unzipSync(new Uint8Array(file))['xl/worksheets/sheet1.xml']!);
    expect(sheet.match(/<row>/g)).toHaveLength(4);
    expect(sheet).toMatch(/<c><v>3<\/v><\/c><\/row><\/sheetData><\/worksheet>$/);
  });

  it('waits for its reader however often, and leaves nothing behind that listens', async () => {
    const content = xlsxOf(columns, new Rows(20_000));
    const listening = () => content.eventNames().map((name) => [name, content.listenerCount(name)]);
    let [first, size]: [unknown, number] = [undefined, 0];
    for await (const chunk of content) {
      first ??= listening();
      size += (chunk as Buffer).length;
      expect(listening()).toEqual(first);
      await new Promise(setImmediate);
    }
    expect(size).toBeGreaterThan(20 * 65_536);
  });

  it('asks for no more rows once nobody reads on', async () => {
    const rows = new Rows(Infinity);
    const content = xlsxOf(columns, rows);
    await once(content, 'readable');
    content.destroy();
    await once(content, 'close');
    expect(rows.isOver).toBe(true);
  });

  it('fails where its rows do', async () => {
    const rows = {
      async *[Symbol.asyncIterator](): AsyncGenerator<ExportedRow> {
        yield await Promise.resolve(['a', 1]);
        throw new Error('The database is gone.');
      },
    };
    await expect(buffer(xlsxOf(columns, rows))).rejects.toThrow('The database is gone.');
  });
});
