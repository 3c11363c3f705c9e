import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = import.meta.filename;

/** Runs `route` as anyone would type it. */
function route(...words: readonly string[]): Promise<{ code: number; said: string; complaint: string }> {
  const script = fileURLToPath(new URL('route.ts', import.meta.url));
  return new Promise((resolve) => {
    execFile('node', ['--conditions=source', script, ...words], (error, said, complaint) => {
      resolve({ code: error ? Number(error.code) : 0, said, complaint });
    });
  });
}

describe('The line by which a command is called', () => {
  it.each([
    ['a file that is not there', ['--in', `${here}.gone`], 'is not there.'],
    ['a file in the place of a folder', ['--in', `${here}/rows.jsonl`], 'cannot be read (ENOTDIR).'],
    ['a name that is too long', ['--in', 'a'.repeat(300)], 'cannot be read (ENAMETOOLONG).'],
    ['two files', ['--in', here, '--in', here], '--in is there twice.'],
    ['no file', [], '--in needs a file.'],
    ['an unknown option', ['--out', here], 'Options: --in FILE'],
  ])('is answered in one line where it names %s', async (_, words, rule) => {
    const { code, said, complaint } = await route(...words);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complaint).toContain(rule);
    expect(complaint.trim().split('\n')).toHaveLength(1);
  });

  it('tells how it is to be', async () => {
    expect(await route('--help')).toEqual({ code: 0, said: 'Options: --in FILE\n', complaint: '' });
  });
});
