import type { DirectoryBureau, Merger } from './mergers.ts';

/** A bureau with the one into which it was merged; absent for one in force. */
export interface ListedBureau extends DirectoryBureau {
  readonly successorId?: string;
}

/** 撤并: which of these bureaus were merged, each with the last of its successors; those that go round in a circle, or into a bureau that is not listed, have none. */
export function mergersAmong(bureaus: readonly ListedBureau[]): Merger[] {
  const listed = new Map(bureaus.map((bureau) => [bureau.id, bureau]));
  return bureaus.flatMap((bureau) => {
    const last = lastAfter(bureau, listed);
    return last && last !== bureau ? [{ predecessor: bureauOf(bureau), successor: bureauOf(last) }] : [];
  });
}

function lastAfter(first: ListedBureau, listed: ReadonlyMap<string, ListedBureau>): ListedBureau | undefined {
  const passed = new Set<string>();
  let bureau: ListedBureau | undefined = first;
  while (bureau?.successorId !== undefined && !passed.has(bureau.id)) {
    passed.add(bureau.id);
    bureau = listed.get(bureau.successorId);
  }
  return bureau?.successorId === undefined ? bureau : undefined;
}

function bureauOf({ id, name, regionCode }: DirectoryBureau): DirectoryBureau {
  return { id, name, regionCode };
}
