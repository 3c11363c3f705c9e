import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import type { SystemUser } from './system-user.ts';

const passwordFile = 'administrator.password';

/**
 * Initialises the data folder on the first call, as a whole or not at all.
 * @returns the administrator's password, which is generated once and kept with the data, readable by its owner only
 */
export async function initialiseCluster(folder: string, programs: string, user?: SystemUser): Promise<string> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(folder, programs, user);
  return readFileSync(join(folder, passwordFile), 'utf8');
}

async function createCluster(folder: string, programs: string, user?: SystemUser): Promise<void> {
  const draft = `${folder}.new`;
  const passwordDraft = `${draft}.password`;
  for (const leftover of [draft, passwordDraft, folder]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordDraft, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) for (const path of [draft, passwordDraft]) chownSync(path, user.uid, user.gid);
  const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--username=postgres'];
  const files = [`--pgdata=${draft}`, `--pwfile=${passwordDraft}`];
  const initdb = await runToEnd(join(programs, 'bin/initdb'), [...settings, ...files], { ...user, cwd: '/' });
  if (initdb.status !== 0) throw new Obstacle(`PostgreSQL could not set up its data in ${folder}.`, initdb.output);
  renameSync(passwordDraft, join(draft, passwordFile));
  renameSync(draft, folder);
}
