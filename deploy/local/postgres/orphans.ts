import { existsSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from '../processes/end-process.ts';
import { identify } from '../processes/pid-file.mjs';

/**
 * After a SIGKILL of PostgreSQL its children may live on for a while, and after a restart of the machine the number in
 * postmaster.pid may be anyone's; PostgreSQL refuses to start over both. Ends the ones and forgets the other.
 * Nobody of ours runs on these data now: the caller has seen to that.
 */
export async function clearOrphans(cluster: string): Promise<void> {
  if (!existsSync('/proc')) return;
  const orphans = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksIn(name, cluster));
  const identities = orphans.map((pid) => identify(Number(pid))).filter((identity) => identity !== undefined);
  await Promise.all(identities.map((identity) => endProcess(identity, 'SIGKILL', 5_000)));
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Every process of PostgreSQL works in the data folder. */
function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
