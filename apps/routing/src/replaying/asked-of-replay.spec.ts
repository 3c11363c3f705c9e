import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askedOfReplay } from './asked-of-replay.ts';
import { DraftFault } from './domain/drafts.ts';

describe('What is asked of a replay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xinqiao-replay-'));
  const holding = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const rulings = holding('rulings', '[{"matter":"street-lamps","region":"411681"}]');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is since when, and what would be changed', () => {
    expect(askedOfReplay(['--since', '2026-01-01', '--rulings', rulings])).toEqual({
      since: new Date('2026-01-01'),
      drafts: { matters: [], policies: [], rulings: [{ matter: 'street-lamps', region: '411681' }] },
    });
  });

  it.each([
    ['nothing', [], 'Say --since DATE'],
    ['no change', ['--since', '2026-01-01'], 'Say --since DATE'],
    ['a date that is none', ['--since', 'May', '--rulings', rulings], '--since must be a date such as 2026-01-01: May'],
    ['an unknown option', ['--until', '2026-01-01'], 'Say --since DATE'],
    [
      'a file that is not there',
      ['--since', '2026-01-01', '--matters', join(folder, 'gone')],
      'cannot be read (ENOENT)',
    ],
    ['what is no JSON', ['--since', '2026-01-01', '--matters', holding('text', 'lamps')], 'must hold JSON.'],
    ['no list', ['--since', '2026-01-01', '--matters', holding('object', '{}')], 'must hold a list.'],
    [
      'an entry without its name',
      ['--since', '2026-01-01', '--policies', holding('policies', '[null]')],
      'entry 1: function must be a text.',
    ],
  ])('is refused with what is wrong where it is %s', (_, words, rule) => {
    expect(() => askedOfReplay(words)).toThrow(DraftFault);
    expect(() => askedOfReplay(words)).toThrow(rule);
  });
});
