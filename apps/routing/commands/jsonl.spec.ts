import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRows, textIn } from './jsonl.ts';

describe('rows of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xinqiao-rows-'));
  const file = join(folder, 'rows.jsonl');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const bodies = async (content: string | Buffer): Promise<string[]> => {
    writeFileSync(file, content);
    const found: string[] = [];
    for await (const body of readRows(file, (row) => textIn(row, 'body'))) found.push(body);
    return found;
  };

  it('end at line feeds, with or without a carriage return, and not at other separators', async () => {
    const body = '暖气\u2028不热\u2029';
    expect(await bodies(`\uFEFF{"body":"${body}"}\r\n\n{"body":"二"}`)).toEqual([body, '二']);
  });

  it('are put together again where a chunk ends within a character', async () => {
    const body = '暖'.repeat(100_000);
    expect(await bodies(`{"body":"a${body}"}\n{"body":"${body}"}\n`)).toEqual([`a${body}`, body]);
  });

  it.each([
    ['is no UTF-8', Buffer.concat([Buffer.from('{"body":"一"}\n{"body":"'), Buffer.of(0xff, 0x22, 0x7d)]), 'UTF-8'],
    ['is no JSON object', '{"body":"一"}\n[]', 'JSON object'],
    ['lacks a text', '{"body":"一"}\n{}', 'body'],
  ])('name the line that %s', async (_, content, rule) => {
    await expect(bodies(content)).rejects.toThrow(new RegExp(`line 2: .*${rule}`));
  });
});
