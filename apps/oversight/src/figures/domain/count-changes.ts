import type { Standing } from './standing.ts';

export interface CountChange extends Standing {
  /** Cases more (or, negative, fewer); never 0. */
  readonly change: number;
}

/** Where a Case stood and where it stands now; undefined where it does not count yet. */
export interface Move {
  readonly before: Standing | undefined;
  readonly after: Standing | undefined;
}

/** The net changes of the counts when these Cases move, in a fixed order, so that two writers lock rows alike. */
export function countChanges(moves: readonly Move[]): CountChange[] {
  const changes = new Map<string, CountChange>();
  const add = ({ regionCode, bureauId, status }: Standing, by: number) => {
    const name = `${regionCode ?? ''} ${bureauId ?? ''} ${status}`;
    changes.set(name, { regionCode, bureauId, status, change: (changes.get(name)?.change ?? 0) + by });
  };
  for (const { before, after } of moves) {
    if (before) add(before, -1);
    if (after) add(after, 1);
  }
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
    .filter(({ change }) => change !== 0);
}
