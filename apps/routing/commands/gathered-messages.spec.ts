import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagesOf } from './gathered-messages.ts';

const message = {
  id: 7,
  subject: '丹枫书院物业乱涨停车费',
  text: '丹枫书院停车费涨到三百。',
  time: '2026-11-01T08:00:00',
};

describe('messages that are to be gathered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xinqiao-messages-'));
  const file = join(folder, 'messages.jsonl');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const read = async (...lines: readonly string[]) => {
    writeFileSync(file, lines.join('\n'));
    const found: unknown[] = [];
    for await (const gathered of messagesOf(file)) found.push(gathered);
    return found;
  };

  it('are read with what is not said of them as none', async () => {
    const { text: body, ...others } = message;
    const time = Date.parse(message.time);
    expect(await read(JSON.stringify(message))).toEqual([{ ...others, id: '7', body, time, likes: 0, objections: 0 }]);
  });

  it.each([
    ['{"id":"a"', 'line 2: must be a JSON object'],
    [JSON.stringify({ ...message, id: undefined }), 'line 2: id must be'],
    [JSON.stringify({ ...message, text: 3 }), 'line 2: text must be a text'],
    [JSON.stringify({ ...message, time: 'yesterday' }), 'line 2: time must be a time of ISO 8601'],
    [JSON.stringify({ ...message, time: '2026-13-01' }), 'line 2: time must be'],
    [JSON.stringify({ ...message, time: '2026-02-30' }), 'line 2: time must be'],
    [JSON.stringify({ ...message, time: '2026-02-29T08:00:00Z' }), 'line 2: time must be'],
    [JSON.stringify({ ...message, likes: -1 }), 'line 2: likes must be a whole number'],
    [JSON.stringify({ ...message, against: '1' }), 'line 2: against must be a whole number'],
  ])('are refused by line, field and rule: %s', async (bad, rule) => {
    await expect(read(JSON.stringify(message), bad)).rejects.toThrow(rule);
  });
});
