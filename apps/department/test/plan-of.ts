import type { DataSource } from 'typeorm';

interface PlanNode {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** The indexes that a query walks along to read a table, and how many of its rows it reads and throws away or gives. */
export async function planOf(dataSource: DataSource, table: string, query: string, parameters: unknown[]) {
  const [row] = await dataSource.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
    `explain (analyze, format json) ${query}`,
    parameters,
  );
  const scans = nodesOf(row['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === table);
  return {
    indexes: scans.map((node) => node['Index Name']),
    rowsRead: scans.reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    ),
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
