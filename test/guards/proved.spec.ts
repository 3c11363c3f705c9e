import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseGuard } from './guard.ts';
import { stateOf } from './proved.ts';

const patch = 'Off.\ntest: unit src/a.spec.ts › holds\n\n--- a/src/a.ts\n+++ b/src/a.ts\n';

describe('What a guard was seen red as', () => {
  it.each([
    ['the patch', 'off.patch', `${patch}+`],
    ['what it switches off', 'src/a.ts', 'off'],
    ['the test', 'src/a.spec.ts', 'weaker'],
  ])('is another thing once %s has changed', (_, path, text) => {
    const root = mkdtempSync(join(tmpdir(), 'guards-'));
    mkdirSync(join(root, 'src'));
    const write = (name: string, content: string) => {
      writeFileSync(join(root, name), content);
    };
    write('off.patch', patch);
    write('src/a.ts', 'on');
    write('src/a.spec.ts', 'strong');
    const guard = parseGuard(join(root, 'off.patch'), patch);
    const before = stateOf(guard, root);
    write('src/b.ts', 'elsewhere');
    expect(stateOf(guard, root)).toBe(before);
    write(path, text);
    expect(stateOf(guard, root)).not.toBe(before);
  });
});
