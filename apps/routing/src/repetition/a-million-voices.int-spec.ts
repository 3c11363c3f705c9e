import { routingDatabase } from '../../test/routing-database.ts';
import { listQuery, membersQuery } from './find-hot-issues.ts';
import { forgetIssues, forgetLoneVoices } from './forget-old-voices.ts';
import { postingQuery, sharedQuery } from './issue-table.ts';
import { earlierPerWriter, earlierQuery, peopleQuery, spanQuery, takenAlongQuery } from './voice-table.ts';

type Routing = Awaited<ReturnType<typeof routingDatabase>>;

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

const voices = 1_000_000;
const issues = 100_000;
/** Of all but the largest. */
const voicesOfAnIssue = 10;
/** As many messages as come in a large batch. */
const batch = 500;

/** One in ten voices is in the one issue that all speak of; writer 0 is an office that passes everything on under its own number. */
const bulk = [
  `insert into hot_issue (id, reach, shared_matter, status, region_code, region_name, title, title_weight, sketch, name_share,
                          messages, people, first_at, last_at, version)
   select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '41' || lpad((n % 18)::text, 2, '0') || '/transport',
          case when n % 100 = 0 then 'power-cut' end, case when n % 50 = 0 then 'proposed' else 'gathering' end, '410000', '河南省',
          '', 0, '\\x00000001000000023f8000003f800000', 0.5, 10, 10, now() - n * interval '3 minutes', now() - n * interval '3 minutes', 1
     from generate_series(0, ${issues - 1}) as n`,
  `insert into voice (case_id, submitted_at, case_number, writer, region_code, channel, issue_id, sketch, name_share, times)
   select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, now() - n * interval '18 seconds', n::text,
          case when n % 4 > 0 then 'writer ' || (case when n % 5 = 0 then 0 else n % 300000 end) end, '410000', 'web',
          case when n % 97 > 0 then
            ('00000000-0000-7000-8000-' || lpad((case when n % 10 = 0 then 0 else n % ${issues} end)::text, 12, '0'))::uuid end,
          '\\x00000001000000023f8000003f800000', 0.5, 1
     from generate_series(0, ${voices - 1}) as n`,
  `insert into hot_issue_posting (reach, term, posted_at, issue_id)
   select '41' || lpad((n % 18)::text, 2, '0') || '/transport', case when k = 0 then 0 else n % 5000 + k end,
          now() - n * interval '3 minutes', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
     from generate_series(0, ${issues - 1}) as n, generate_series(0, 7) as k`,
  'vacuum analyze hot_issue',
  'vacuum analyze voice',
  'vacuum analyze hot_issue_posting',
];

const someone = Array.from({ length: batch }, (_, n) => `writer ${n}`);
const someIssues = Array.from({ length: batch }, (_, n) => issueId(n * 7));
const long = new Date(Date.now() - 180 * 24 * 60 * 60 * 1000);
const nil = '00000000-0000-0000-0000-000000000000';
const nowhere = Array.from({ length: batch }, () => '4109/transport');
const terms = Array.from({ length: 16 * batch }, (_, n) => n);

function issueId(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

describe('Among a million voices', () => {
  let routing: Routing;
  beforeAll(async () => {
    routing = await routingDatabase();
    for (const statement of bulk) await routing.dataSource.query(statement);
  }, 600_000);
  afterAll(() => routing.close());

  it.each<[string, string, unknown[], number]>([
    [
      'earlier cases of a batch of writers, one of whom wrote a hundred thousand',
      earlierQuery,
      [someone, long],
      earlierPerWriter * batch,
    ],
    ['who has spoken where', peopleQuery, [someIssues, someone], batch],
    [
      'who comes to the largest issue with another that goes up in it',
      takenAlongQuery,
      [[issueId(7)], [issueId(0)]],
      2 * voicesOfAnIssue,
    ],
    ['when the largest was spoken of first and last', spanQuery, [issueId(0)], 2],
    ['issues by their terms', postingQuery, [terms.map(() => '4109/transport'), terms, long], 32 * 16 * batch],
    ['waves of a network', sharedQuery, [nowhere, nowhere.map(() => 'power-cut'), long], 4 * batch],
    [
      'a page of hot issues, of those that are proposed',
      listQuery,
      ['proposed', 'infinity', nil, '41', null, 51],
      issues / 50,
    ],
    ['a page of the cases of the largest', membersQuery, [issueId(0), '-infinity', nil, 51], 51],
    ['the issues to be forgotten, with their voices', forgetIssues, [long], 11 * 5_000],
    ['the voices of no issue to be forgotten', forgetLoneVoices, [long], 10_000],
  ])(
    'finds %s in an index, and reads no more than so many rows',
    async (_, query, values, most) => {
      const nodes = await explained(query, values);
      expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
      for (const node of nodes.filter(({ 'Relation Name': relation }) => relation !== undefined)) {
        const read = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
        expect(read).toBeLessThanOrEqual(most);
      }
    },
    120_000,
  );

  /** Runs it, takes back what it did, and tells how the database went about it. */
  async function explained(query: string, values: unknown[]): Promise<Node[]> {
    const runner = routing.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const [row] = (await runner.query(`explain (analyze, format json) ${query}`, values)) as [
        { 'QUERY PLAN': [{ Plan: Node }] },
      ];
      return flat(row['QUERY PLAN'][0].Plan);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
});
