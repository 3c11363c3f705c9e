/**
 * `node test/load/explain.ts [CASES]`: the plans of department's hot queries beside so many stored cases (a million unless
 * said otherwise), as Markdown. The statements are those of the build, not copies of them.
 */
import { DataSource } from 'typeorm';
import { formatCaseNumber } from '#domain';
import { firstIdAt } from '#platform';
import { termsWanted } from '../../apps/department/src/searching/domain/terms.ts';
import { serviceUrls } from '../../deploy/local/provision.ts';
import { startRig } from './rig.ts';
import { heavyBureau, storeCases } from './stored-cases.ts';

interface Hot {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

const built = '../../dist/apps/department/src';
const cases = Number(process.argv[2] ?? 1_000_000);
const rig = await startRig();
try {
  await storeCases(rig, cases);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: serviceUrls(rig.system.databaseUrl).department,
    installExtensions: false,
  }).initialize();
  try {
    for (const [name, { text, parameters }] of Object.entries(await hotQueries())) {
      const rows = await dataSource.query<{ 'QUERY PLAN': string }[]>(
        `explain (analyze, costs off, timing off, buffers off) ${text}`,
        [...parameters],
      );
      const plan = rows.map((row) => row['QUERY PLAN'].slice(0, 160));
      process.stdout.write(`### ${name}\n\n\`\`\`\n${plan.join('\n')}\n\`\`\`\n\n`);
    }
  } finally {
    await dataSource.destroy();
  }
} finally {
  await rig.stop();
}

async function hotQueries(): Promise<Record<string, Hot>> {
  const { queueWalk } = await from<typeof import('../../apps/department/src/queue/list-queue.ts')>('queue/list-queue');
  const { statementOf } = await from<typeof import('../../apps/department/src/queue/walk.ts')>('queue/walk');
  const { countStatement } =
    await from<typeof import('../../apps/department/src/queue/count-queue.ts')>('queue/count-queue');
  const { triageWalk } =
    await from<typeof import('../../apps/department/src/queue/list-triage.ts')>('queue/list-triage');
  const { wordsStatement } =
    await from<typeof import('../../apps/department/src/searching/search-cases.ts')>('searching/search-cases');
  const { dueQuery } =
    await from<typeof import('../../apps/department/src/clocks/raise-due-steps.ts')>('clocks/raise-due-steps');
  const now = new Date();
  const page = { limit: 50 };
  const viewer = { bureauId: heavyBureau, subject: 'handler-7' };
  const monthAgo = firstIdAt(new Date(now.getTime() - 31 * 86_400_000));
  const officer = { subject: 'officer', roles: ['triage-officer'], regionCode: '410000' };
  return {
    'A page of the queue, longest waiting first': statementOf(queueWalk(viewer, {}, now), page),
    'A page of what is overdue, by deadline': statementOf(
      queueWalk(viewer, { view: 'overdue', order: 'deadline' }, now),
      page,
    ),
    'A page of what is mine': statementOf(queueWalk(viewer, { view: 'mine' }, now), page),
    'The counts of all views': countStatement(viewer, now),
    'A page of the triage desk of the province': statementOf(triageWalk(officer, '410000'), page),
    'A search for words, last month': wordsStatement([heavyBureau], {
      terms: termsWanted('拖欠工资'),
      from: monthAgo,
      before: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      limit: 50,
    }),
    'Clocks that have fallen due': { text: dueQuery, parameters: [now.toISOString(), 500] },
    'The case of a command, held': {
      text: 'select * from "case" where number = any($1::text[]) order by id for update',
      parameters: [[formatCaseNumber(new Date('2020-01-01T04:00:00Z'), 77)]],
    },
  };
}

async function from<Module>(file: string): Promise<Module> {
  return (await import(`${built}/${file}.js`)) as Module;
}
