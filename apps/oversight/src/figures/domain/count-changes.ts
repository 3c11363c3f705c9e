import type { Standing } from './standing.ts';

/** What Cases are counted by. */
interface CountKey {
  /** Absent while nobody named a region. */
  readonly regionCode?: string;
  /** Absent while no bureau has the Case. */
  readonly bureauId?: string;
  readonly status: string;
}

export interface CountChange extends CountKey {
  /** Cases more (or, negative, fewer); never 0. */
  readonly change: number;
}

/** A Case that moved; `before` is absent for one that was not counted yet. */
export interface Move {
  readonly before?: Standing;
  readonly after: Standing;
}

/** The net changes of the counts when these Cases move, in a fixed order, so that two writers lock rows alike. */
export function countChanges(moves: readonly Move[]): CountChange[] {
  const changes = new Map<string, CountChange>();
  const add = ({ regionCode, bureauId, status }: CountKey, by: number) => {
    const name = `${regionCode ?? ''} ${bureauId ?? ''} ${status}`;
    changes.set(name, { regionCode, bureauId, status, change: (changes.get(name)?.change ?? 0) + by });
  };
  for (const { before, after } of moves) {
    if (before) add(before, -1);
    add(after, 1);
  }
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
    .filter(({ change }) => change !== 0);
}
