import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ending {
  readonly code: number;
  /** What it printed, a row a line. */
  readonly rows: readonly Record<string, unknown>[];
  readonly complaint: string;
}

/**
 * Runs one of routing's commands over files, as anyone would.
 * @param script `route`
 * @param files their lines, by the option that names the file: `{ in: [...] }`
 */
export async function runOverFiles(
  script: string,
  files: Readonly<Record<string, readonly string[]>>,
): Promise<Ending> {
  const folder = await mkdtemp(join(tmpdir(), 'xinqiao-command-'));
  try {
    const options: string[] = [];
    for (const [option, lines] of Object.entries(files)) {
      const file = join(folder, `${option}.jsonl`);
      await writeFile(file, lines.join('\n'));
      options.push(`--${option}`, file);
    }
    return await run(['--conditions=source', `apps/routing/commands/${script}.ts`, ...options]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(command: readonly string[]): Promise<Ending> {
  return new Promise((resolve) => {
    execFile('node', command, (error, stdout, stderr) => {
      const rows = stdout.split('\n').filter(Boolean);
      resolve({
        code: error ? Number(error.code) : 0,
        rows: rows.map((row) => JSON.parse(row) as Record<string, unknown>),
        complaint: stderr,
      });
    });
  });
}
