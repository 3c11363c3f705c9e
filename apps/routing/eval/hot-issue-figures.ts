/** What found hot issues are worth against a reference whose clusters are incomplete, as `score-hot-issues.py` reckons it. */

export interface Cluster {
  readonly cluster: string;
  readonly members: readonly { readonly id: string }[];
  /** What sounds alike and does not belong. */
  readonly hardNegatives?: readonly (string | number)[];
}

export interface ClusterFigures {
  readonly cluster: string;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly found: number;
  readonly wanted: number;
}

/** For each cluster the found issue that matches it best. */
export function clusterFigures(clusters: readonly Cluster[], issues: readonly (readonly string[])[]): ClusterFigures[] {
  const labelled = new Set(
    clusters.flatMap(({ members, hardNegatives = [] }) => [
      ...members.map(({ id }) => id),
      ...hardNegatives.map(String),
    ]),
  );
  return clusters.map(({ cluster, members }) => {
    const wanted = new Set(members.map(({ id }) => id));
    const nothing = { cluster, f1: 0, precision: 0, recall: 0, found: 0, wanted: wanted.size };
    return issues
      .map((issue) => ({ cluster, ...match(issue, wanted, labelled) }))
      .reduce((best, one) => (one.f1 > best.f1 ? one : best), nothing);
  });
}

/** Members that nobody labelled are forgiven up to the size of the cluster. */
function match(issue: readonly string[], wanted: ReadonlySet<string>, labelled: ReadonlySet<string>) {
  const right = issue.filter((id) => wanted.has(id)).length;
  const unlabelled = issue.filter((id) => !labelled.has(id)).length;
  const wrong = issue.length - unlabelled - right + Math.max(0, unlabelled - wanted.size);
  const precision = right === 0 ? 0 : right / (right + wrong);
  const recall = right / wanted.size;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { f1, precision, recall, found: issue.length, wanted: wanted.size };
}
