import { parseGuard } from './guard.ts';

const patch = (...head: string[]) =>
  [...head, '', '--- a/x.ts', '+++ b/x.ts', 'test: unit x.ts › of the diff'].join('\n');

describe('a guard', () => {
  it('names the test that turns red', () => {
    const text = patch('Counts twice.', 'test: integration libs/a.int-spec.ts › skips, once (and again)');
    expect(parseGuard('/guards/inbox.patch', text)).toEqual({
      name: 'inbox',
      file: '/guards/inbox.patch',
      red: { kind: 'test', project: 'integration', path: 'libs/a.int-spec.ts', name: 'skips, once (and again)' },
    });
  });

  it('names the check that turns red, and what it then says', () => {
    const { red } = parseGuard('/guards/circles.patch', patch('Circles.', 'check: boundaries › no-circles'));
    expect(red).toEqual({ kind: 'check', script: 'boundaries', files: [], says: 'no-circles' });
  });

  it('names the files to be linted, as the whole project takes long', () => {
    const { red } = parseGuard(
      '/guards/promise.patch',
      patch('Floats.', 'check: lint a.ts b.ts › no-floating-promises'),
    );
    expect(red).toEqual({ kind: 'check', script: 'lint', files: ['a.ts', 'b.ts'], says: 'no-floating-promises' });
  });

  it('is refused when its head names neither, whatever stands in the diff', () => {
    expect(() => parseGuard('/guards/idle.patch', patch('Nothing.'))).toThrow('idle.patch names nothing');
    expect(() => parseGuard('/guards/idle.patch', patch('check: deadcode a.ts › unused'))).toThrow('only lint');
  });
});
