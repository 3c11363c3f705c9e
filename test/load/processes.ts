import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its children have used up to now. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly residentMiB: number;
}

const ticksPerSecond = 100; // USER_HZ, fixed on Linux
const pageBytes = 4096;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

/** proc(5): after the command in parentheses come state, ppid, …; utime and stime are fields 14 and 15, their reaped children 16 and 17. */
function statOf(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields[11]! + fields[12]! + fields[13]! + fields[14]!;
    return { pid: Number(pid), parent: fields[1]!, ticks, pages: fields[21]! };
  } catch {
    return undefined; // it ended between the listing and the reading
  }
}

/**
 * CPU time and memory of each process tree by name (PostgreSQL answers with one process a connection). A tree that is named
 * itself does not count for the one it hangs in.
 */
export function usageOf(roots: Readonly<Record<string, number>>): Record<string, Usage> {
  const stats = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(statOf)
    .filter((stat) => stat !== undefined);
  const named = new Set(Object.values(roots));
  const tree = (root: number): Stat[] => [
    ...stats.filter((stat) => stat.pid === root),
    ...stats.filter((stat) => stat.parent === root && !named.has(stat.pid)).flatMap((child) => tree(child.pid)),
  ];
  return Object.fromEntries(
    Object.entries(roots).map(([name, pid]) => {
      const members = tree(pid);
      const sum = (pick: (stat: Stat) => number): number => members.reduce((total, stat) => total + pick(stat), 0);
      return [
        name,
        {
          cpuSeconds: sum((stat) => stat.ticks) / ticksPerSecond,
          residentMiB: (sum((stat) => stat.pages) * pageBytes) / 2 ** 20,
        },
      ];
    }),
  );
}
