import { v7 } from 'uuid';
import { formatCaseNumber } from '#domain';
import { serviceDatabase, type ServiceDatabase } from '#testing';
import type { CaseStep, CaseStepType } from '../known-cases/domain/case-step.ts';
import { knownCases } from '../known-cases/domain/known-case.ts';
import { OneRowACase1764720000000 } from './1764720000000-one-row-a-case.ts';
import { oversightMigrations } from './index.ts';

const lead = { id: '411681-taxation', name: '项城市税务局', regionCode: '411681' };
const other = { ...lead, id: '411681-housing' };
const at = (version: number) => `2026-11-23T0${version}:00:00.000Z`;
const assigned = {
  lead,
  coHandling: [],
  about: [other],
  urgent: true,
  function: 'tax',
  jurisdiction: { code: '411681', name: '项城市' },
};
const life: [CaseStepType, object][] = [
  ['xinqiao.case.opened.v1', { channel: 'web', submittedAt: at(0) }],
  ['xinqiao.case.assigned.v1', assigned],
  ['xinqiao.case.resolved.v1', { bureau: lead }],
  ['xinqiao.case.closed.v1', { bureau: lead }],
  ['xinqiao.case.reopened.v1', { bureau: lead, status: 'in-progress' }],
];

let database: ServiceDatabase;
beforeEach(async () => {
  const former = oversightMigrations.slice(0, oversightMigrations.indexOf(OneRowACase1764720000000));
  database = await serviceDatabase('oversight', { migrations: former });
});
afterEach(() => database.drop());

async function migrate(way: 'up' | 'down'): Promise<void> {
  await database.dataSource.transaction(async ({ queryRunner }) => {
    await new OneRowACase1764720000000()[way](queryRunner!);
  });
}

const stored = () =>
  database.dataSource.query<
    { known: unknown; status: string | null; region_code: string; submitted_at: Date | null }[]
  >('select known, status, region_code, bureau_id, submitted_at from known_case order by case_id');

/** A case with so many steps, as the former tables had it. @returns what is known of it */
async function aCaseWith(steps: number) {
  const about = { caseId: v7(), caseNumber: formatCaseNumber(new Date(at(0)), steps) };
  const told = life.slice(0, steps).map(([type, says], index) => {
    return { type, payload: { ...about, caseVersion: index + 1, occurredAt: at(index + 1), ...says } } as CaseStep;
  });
  const { known } = knownCases(told)[0]!;
  const { status, version } = known.latest!;
  const kept = Object.entries(known.steps).filter(([, { is }]) => is !== 'closed');
  const plain = kept.map(([key, { urgent: _, about: __, ...fact }]) => [key, fact] as const);
  const { dataSource } = database;
  await dataSource.query(`insert into case_knowledge select id, $1, $2, $3, '411681', $4 from figure_generation`, [
    about.caseId,
    about.caseNumber,
    { steps: Object.fromEntries(plain) },
    lead.id,
  ]);
  await dataSource.query(`insert into case_standing select id, $1, $2, $3, $4, 2, '411681' from figure_generation`, [
    ...[about.caseId, version, status, lead.id],
  ]);
  const facts = {
    ...{ lead: { version: 2, is: lead }, about: { version: 2, is: [other.id] } },
    ...(status === 'in-progress' && { reopened: { version, is: 1 } }),
  };
  await dataSource.query(`insert into known_case values ($1, $2, $3, '411681', $4, $5)`, [
    ...[about.caseId, about.caseNumber, status, at(0), facts],
  ]);
  const end = steps > 3 ? [at(4), 'closed'] : steps === 3 ? [at(3), 'resolved'] : [null, null];
  await dataSource.query(`insert into escalation_case values ($1, $2, 2, $3, 2, 'tax', true, 2, '411681', $4, $5)`, [
    ...[about.caseId, about.caseNumber, lead, ...end],
  ]);
  return { known, status };
}

it.each([2, 3, 4, 5])('knows of a case with %i steps what its steps said', async (steps) => {
  const { known, status } = await aCaseWith(steps);
  await migrate('up');
  const columns = { status, region_code: '411681', bureau_id: lead.id, submitted_at: new Date(at(0)) };
  expect(await stored()).toEqual([{ known, ...columns }]);
});

it('keeps a case of which no step is known, and one that was only watched', async () => {
  const { dataSource } = database;
  await dataSource.query(`insert into case_knowledge select id, $1, 'n-1', $2, '', '' from figure_generation`, [
    ...[v7(), { steps: {}, isExcluded: true }],
  ]);
  await dataSource.query(`insert into escalation_case values ($1, 'n-2', 0, null, 0, null, false, 0)`, [v7()]);
  await migrate('up');
  expect(await stored()).toMatchObject([
    { known: { steps: {}, isExcluded: true }, status: null },
    { known: { steps: {} }, status: null },
  ]);
});

it('can be taken back, and done again without losing what steps said', async () => {
  await aCaseWith(3);
  await migrate('up');
  const before = await stored();
  await migrate('down');
  expect(await database.dataSource.query('select status, bureau_id from case_standing')).toEqual([
    { status: 'resolved', bureau_id: lead.id },
  ]);
  expect(await database.dataSource.query('select ended_because from escalation_case')).toEqual([
    { ended_because: 'resolved' },
  ]);
  await migrate('up');
  expect(await stored()).toEqual(before);
});
