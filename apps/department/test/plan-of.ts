import type { DataSource } from 'typeorm';
import type { Statement } from '../src/queue/walk.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Heap Fetches'?: number;
  Plans?: PlanNode[];
}

/** How PostgreSQL carries a statement out: along which indexes of a table, and how many of its rows it reads and throws away or gives. */
export async function planOf(dataSource: DataSource, { text, parameters }: Statement, table = 'case') {
  const [row] = await dataSource.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
    `explain (analyze, format json) ${text}`,
    [...parameters],
  );
  const nodes = nodesOf(row['QUERY PLAN'][0].Plan);
  const scans = nodes.filter((node) => node['Relation Name'] === table);
  return {
    indexes: scans.map((node) => node['Index Name']),
    kinds: scans.map((node) => node['Node Type']),
    isSorted: nodes.some((node) => node['Node Type'].endsWith('Sort')),
    rowsRead: scans.reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    ),
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
