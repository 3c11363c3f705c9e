import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Linux schedules a session as one group where autogroups are on (sched(7)), and between groups only the niceness of the
 * group counts. Elsewhere there is nothing to set.
 */
export async function setGroupNiceness(pid: number, niceness: number): Promise<void> {
  // Who is not root may set one every tenth of a second.
  for (let tries = 0; tries < 5; tries += 1) {
    const refusal = refusalOf(() => {
      writeFileSync(`/proc/${pid}/autogroup`, String(niceness), { flag: 'r+' });
    });
    if (refusal !== 'EAGAIN') return;
    await pause(110);
  }
}

function refusalOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}
