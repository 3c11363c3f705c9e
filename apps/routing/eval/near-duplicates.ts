/** Runs of this many Han characters are compared; one of four is enough. */
const runLength = 6;
const oneOf = 4;
/** Texts that share half of the shorter one's runs, and three at least, are near-duplicates. */
const leastShared = 3;
const leastShare = 0.5;
/** A run that stands in more texts than these is a form of speech. */
const mostTexts = 60;

/**
 * Which texts are the same or nearly so, as people send twice or copy from each other: the same number for texts of one group.
 * A split that parts a group asks for what was learnt by heart.
 */
export function nearDuplicateGroups(texts: readonly string[]): number[] {
  const runs = texts.map(runsOf);
  const having = new Map<number, number[]>();
  const groups = texts.map((_, text) => text);
  runs.forEach((own, text) => {
    for (const other of sharing(own, runs, having)) groups[rootOf(groups, text)] = rootOf(groups, other);
    for (const run of own) having.set(run, [...(having.get(run) ?? []), text]);
  });
  return groups.map((_, text) => rootOf(groups, text));
}

/** Earlier texts of which enough stands in this one. */
function sharing(
  own: ReadonlySet<number>,
  runs: readonly ReadonlySet<number>[],
  having: ReadonlyMap<number, readonly number[]>,
): number[] {
  const shared = new Map<number, number>();
  for (const run of own) {
    const others = having.get(run) ?? [];
    if (others.length <= mostTexts) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared].flatMap(([other, count]) =>
    count >= leastShared && count >= leastShare * Math.min(own.size, runs[other]?.size ?? 0) ? [other] : [],
  );
}

function runsOf(text: string): Set<number> {
  const han = text.replace(/[^\u4e00-\u9fff]/g, '');
  const runs = new Set<number>();
  for (let start = 0; start + runLength <= han.length; start++) {
    let hash = 0;
    for (let at = start; at < start + runLength; at++)
      hash = Math.imul(hash ^ han.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
    if ((hash >>> 8) % oneOf === 0) runs.add(hash);
  }
  return runs;
}

function rootOf(groups: number[], text: number): number {
  let root = text;
  for (let next = groups[root] ?? root; next !== root; next = groups[root] ?? root) root = next;
  groups[text] = root;
  return root;
}
