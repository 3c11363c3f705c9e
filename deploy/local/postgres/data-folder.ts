import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, type SystemUser } from './system-user.ts';

/** Survives a restart of the machine, and anyone may enter it. */
const publicFolder = '/var/tmp';

/**
 * The folder for PostgreSQL's files: `<dataDir>/postgres`. When we are root and the checkout lies in a private folder
 * that `user` cannot enter, they lie under /var/tmp and that name becomes a link to them; deleting the link starts afresh.
 */
export function postgresFolder(dataDir: string, user: SystemUser | undefined): string {
  const folder = join(dataDir, 'postgres');
  if (!user) return made(folder);
  letEnter(made(dataDir));
  const elsewhere = join(publicFolder, `xinqiao-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  if (isLink(folder)) return owned(made(elsewhere), user);
  rmSync(elsewhere, { recursive: true, force: true });
  if (canEnter(owned(made(folder), user), user)) return folder;
  rmSync(folder, { recursive: true });
  symlinkSync(elsewhere, folder);
  return owned(made(elsewhere), user);
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** @throws when the folder is another's, whom we would otherwise entrust our data to */
function owned(folder: string, user: SystemUser): string {
  const { uid } = lstatSync(folder);
  if (uid !== 0 && uid !== user.uid) throw new Error(`${folder} belongs to user ${uid}; remove it.`);
  chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** Passing through is enough: what lies beside has rights of its own. */
function letEnter(folder: string): void {
  chmodSync(folder, statSync(folder).mode | 0o001);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
