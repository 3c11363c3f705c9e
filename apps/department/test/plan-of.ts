import type { DataSource } from 'typeorm';
import type { Statement } from '../src/queue/walk.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** How PostgreSQL reads cases, or another table, for a statement: along which indexes, and how many of its rows it throws away or gives. */
export async function planOf(dataSource: DataSource, statement: Statement, table = 'case') {
  const nodes = await nodesOfPlan(dataSource, statement);
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

/** All steps of the plan, carried out. */
export async function nodesOfPlan(dataSource: DataSource, { text, parameters }: Statement): Promise<PlanNode[]> {
  const [row] = await dataSource.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
    `explain (analyze, format json) ${text}`,
    [...parameters],
  );
  return withChildren(row['QUERY PLAN'][0].Plan);
}

function withChildren(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(withChildren)];
}
