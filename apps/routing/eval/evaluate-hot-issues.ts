/**
 * `npm run -s eval:hot-issues -- --reference FILE --in FILE`: found hot issues against a reference of clusters, as a table or,
 * with `--json`, as JSON. Never prints a message.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gatheredFrom } from '../commands/gathered-messages.ts';
import { RowError, runCommand } from '../commands/jsonl.ts';
import { type Cluster, clusterFigures, type ClusterFigures } from './hot-issue-figures.ts';

await runCommand(async () => {
  const options = { reference: { type: 'string' }, in: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { reference, in: file, json } = parseArgs({ options }).values;
  if (!reference || !file) throw new RowError('--reference and --in need a file each.');
  const { clusters } = JSON.parse(readFileSync(reference, 'utf8')) as { clusters: readonly Cluster[] };
  const issues = [...(await gatheredFrom(file)).hottestFirst()].map(({ members }) => members);
  const figures = clusterFigures(clusters, issues);
  const meanF1 = figures.reduce((sum, { f1 }) => sum + f1, 0) / figures.length;
  const overall = { meanF1, issues: issues.length, members: issues.flat().length };
  process.stdout.write(json ? `${JSON.stringify({ ...overall, clusters: figures })}\n` : tableOf(figures, overall));
});

function tableOf(figures: readonly ClusterFigures[], overall: Record<string, number>): string {
  const lines = [
    row('cluster', 'f1', 'precision', 'recall', 'found', 'wanted'),
    ...figures.map(({ cluster, f1, precision, recall, found, wanted }) =>
      row(cluster, f1, precision, recall, found, wanted),
    ),
    '',
    ...Object.entries(overall).map(([name, value]) => row(name, value)),
  ];
  return `${lines.join('\n')}\n`;
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  const texts = cells.map((cell) =>
    typeof cell === 'string' || Number.isInteger(cell) ? String(cell) : cell.toFixed(3),
  );
  return name.padEnd(28) + texts.map((text) => text.padStart(11)).join('');
}
