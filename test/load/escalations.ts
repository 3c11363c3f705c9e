import { DataSource } from 'typeorm';
import { messagingMigrations } from '#messaging';
import { type CaseEvent, CaseOutbox, Clock } from '#platform';
import { aCase, assigned, resolved, stepRaised } from '../../apps/oversight/test/escalation-events.ts';
import { factsOf } from '../../apps/oversight/src/known-cases/domain/case-facts.ts';
import { isTelling } from '../../apps/oversight/src/known-cases/domain/telling-event.ts';
import { holdGenerations } from '../../apps/oversight/src/known-cases/generations.ts';
import { learnOfCases } from '../../apps/oversight/src/known-cases/known-case-table.ts';
import { databaseUrl, provision } from '../../deploy/local/provision.ts';
import type { Measure } from './figures.ts';
import { startRig, type Rig } from './rig.ts';

const batchSize = 500;
const cases = 20_000;
/** One case of so many has a clock that comes to supervision. */
const oneIn = 10;

/** Events of cases as escalations follow them, archive and figures apart; and escalations that fall due all at once. */
export async function escalations(measure: Measure): Promise<void> {
  const oversight = await compiled();
  const rig = await startRig();
  const dataSource = await prepare(rig, oversight);
  try {
    measure('events that escalations follow', await followAll(dataSource, oversight), 'per s');
    measure('escalations that climb', await climbAll(dataSource, oversight), 'per s');
  } finally {
    await dataSource.destroy();
    await rig.stop();
  }
}

/** What is measured, as it was built: Node by itself reads no decorators. */
async function compiled() {
  const module = async <T>(path: string): Promise<T> =>
    (await import(new URL(`../../dist/apps/oversight/src/${path}.js`, import.meta.url).href)) as T;
  type Source = typeof import('../../apps/oversight/src/escalating/escalate-cases.ts') &
    typeof import('../../apps/oversight/src/escalating/raise-escalations.ts') &
    typeof import('../../apps/oversight/src/escalating/move-with-cases.ts') &
    typeof import('../../apps/oversight/src/escalating/climb-unheard.ts') &
    typeof import('../../apps/oversight/src/escalating/climb-due-escalations.ts') &
    typeof import('../../apps/oversight/src/migrations/index.ts');
  const paths = ['escalate-cases', 'raise-escalations', 'move-with-cases', 'climb-unheard', 'climb-due-escalations'];
  const modules = await Promise.all(
    [...paths.map((path) => `escalating/${path}`), 'migrations/index'].map((path) => module<object>(path)),
  );
  return Object.assign({}, ...modules) as Source;
}

type Oversight = Awaited<ReturnType<typeof compiled>>;

/** A database beside the system's, so that only the part under measurement touches it. */
async function prepare(rig: Rig, { oversightMigrations }: Oversight): Promise<DataSource> {
  await rig.database.query('create database bench');
  const { oversight: url } = await provision(databaseUrl(rig.system.databaseUrl, 'bench'));
  const migrations = [...messagingMigrations, ...oversightMigrations];
  const dataSource = new DataSource({ type: 'postgres', url, poolSize: 2, migrations, installExtensions: false });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return dataSource;
}

async function followAll(dataSource: DataSource, oversight: Oversight): Promise<number> {
  const { EscalateCases, RaiseEscalations, MoveWithCases, ClimbUnheard } = oversight;
  const outbox = new CaseOutbox('oversight');
  const follow = new EscalateCases(new RaiseEscalations(outbox), new MoveWithCases(outbox), new ClimbUnheard(outbox));
  const events = Array.from({ length: cases }, (_, nth) => lifeOf(nth)).flat();
  const started = performance.now();
  for (let from = 0; from < events.length; from += batchSize)
    await dataSource.transaction(async (manager) => {
      const batch = events.slice(from, from + batchSize);
      const [generation] = await holdGenerations(manager);
      const learnt = await learnOfCases(manager, generation, batch.filter(isTelling));
      await follow.execute(batch, learnt.map(factsOf), { manager, now: new Date() });
    });
  return events.length / seconds(started);
}

/** Assigned and resolved; of one in ten a clock comes to supervision after that, and stays for somebody above. */
function lifeOf(nth: number): CaseEvent[] {
  const one = aCase();
  const life: CaseEvent[] = [assigned(one), resolved(one)];
  return nth % oneIn === 0 ? [...life, stepRaised(one, { raisedAt: '2026-11-24T09:00:00.000Z' })] : life;
}

async function climbAll(
  dataSource: DataSource,
  { ClimbDueEscalations, escalationsAtOnce }: Oversight,
): Promise<number> {
  await dataSource.query('update escalation set answer_by = raised_at where answer_by is not null');
  const due = new ClimbDueEscalations(dataSource, new Clock(dataSource), new CaseOutbox('oversight'));
  const started = performance.now();
  let climbed = 0;
  for (let round = escalationsAtOnce; round === escalationsAtOnce; climbed += round) round = await due.round();
  return climbed / seconds(started);
}

const seconds = (since: number): number => (performance.now() - since) / 1000;
