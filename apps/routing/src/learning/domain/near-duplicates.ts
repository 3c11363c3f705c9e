/** Runs of this many Han characters are compared; one of four is enough. */
const runLength = 6;
const oneOf = 4;
/** Texts that share half of the shorter one's runs, and three at least, are near-duplicates. */
const leastShared = 3;
const leastShare = 0.5;
/** A run that stands in more groups than these is a form of speech. */
const mostGroups = 60;

/** Near-duplicates as they are found. */
interface Group {
  /** Of its shortest text. */
  fewestRuns: number;
}

/**
 * Which texts are the same or nearly so, as people send twice or copy from each other: the same number, that of the first of them, for texts of one group.
 * A split that parts a group asks for what was learnt by heart. Of a run a group is named once, however many texts it has, so that
 * the thousandth copy costs no more than the second.
 */
export function nearDuplicateGroups(texts: readonly string[]): number[] {
  const roots = texts.map((_, text) => text);
  const groups: Group[] = [];
  const having = new Map<number, number[]>();
  const same = new Map<string, number>();
  texts.forEach((text, place) => {
    const han = text.replace(/[^\u4e00-\u9fff]/g, '');
    const own = runsOf(han);
    groups[place] = { fewestRuns: own.size };
    const copied = han === '' ? undefined : same.get(han);
    const others = copied === undefined ? sharing(own, { roots, groups, having }) : [rootOf(roots, copied)];
    for (const other of others) unite(place, other, { roots, groups });
    same.set(han, place);
    if (copied === undefined) for (const run of own) enter(run, rootOf(roots, place), roots, having);
  });
  return roots.map((_, text) => rootOf(roots, text));
}

interface Known {
  readonly roots: number[];
  readonly groups: readonly Group[];
  readonly having: ReadonlyMap<number, readonly number[]>;
}

/** Groups of which enough stands in this text. */
function sharing(own: ReadonlySet<number>, { roots, groups, having }: Known): number[] {
  const shared = new Map<number, number>();
  for (const run of own) {
    const named = having.get(run) ?? [];
    if (named.length > mostGroups) continue;
    for (const root of new Set(named.map((one) => rootOf(roots, one)))) shared.set(root, (shared.get(root) ?? 0) + 1);
  }
  return [...shared].flatMap(([root, count]) =>
    count >= leastShared && count >= leastShare * Math.min(own.size, groups[root]?.fewestRuns ?? 0) ? [root] : [],
  );
}

/** The earlier one gives its number. */
function unite(one: number, other: number, { roots, groups }: Pick<Known, 'roots' | 'groups'>): void {
  const [first, second] = [rootOf(roots, one), rootOf(roots, other)].toSorted((a, b) => a - b);
  if (first === undefined || second === undefined || first === second) return;
  roots[second] = first;
  const [kept, gone] = [groups[first], groups[second]];
  if (kept && gone) kept.fewestRuns = Math.min(kept.fewestRuns, gone.fewestRuns);
}

function enter(run: number, root: number, roots: number[], having: Map<number, number[]>): void {
  const named = having.get(run);
  if (!named) having.set(run, [root]);
  else if (named.length <= mostGroups && named.every((one) => rootOf(roots, one) !== root)) named.push(root);
}

function runsOf(han: string): Set<number> {
  const runs = new Set<number>();
  for (let start = 0; start + runLength <= han.length; start++) {
    let hash = 0;
    for (let at = start; at < start + runLength; at++)
      hash = Math.imul(hash ^ han.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
    if ((hash >>> 8) % oneOf === 0) runs.add(hash);
  }
  return runs;
}

function rootOf(roots: number[], text: number): number {
  let root = text;
  for (let next = roots[root] ?? root; next !== root; next = roots[root] ?? root) root = next;
  roots[text] = root;
  return root;
}
