import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { formatCaseNumber } from '#domain';
import { moveFigures } from '../../apps/oversight/src/figures/move-figures.ts';
import { rebuildFromArchive } from '../../apps/oversight/src/following/rebuild-from-archive.ts';
import { isTelling } from '../../apps/oversight/src/known-cases/domain/telling-event.ts';
import { holdGenerations } from '../../apps/oversight/src/known-cases/generations.ts';
import { learnOfCases } from '../../apps/oversight/src/known-cases/known-case-table.ts';
import { serviceUrls } from '../../deploy/local/provision.ts';
import type { Measure } from './figures.ts';
import { type Rig, startRig } from './rig.ts';

const cases = 20_000;
/** As many as a consumer takes in one transaction when it is busy. */
const batch = 1_000;
const dayMs = 86_400_000;
const began = Date.UTC(2022, 0, 1);

interface Told {
  readonly type: string;
  readonly payload: { readonly caseId: string; readonly caseNumber: string; readonly occurredAt: string };
}

/** How fast oversight turns events into figures: as they come, and again from its archive. */
export async function figureEvents(measure: Measure): Promise<void> {
  const rig = await startRig();
  const url = serviceUrls(rig.system.databaseUrl).oversight;
  const dataSource = await new DataSource({ type: 'postgres', url, installExtensions: false }).initialize();
  try {
    const events = Array.from({ length: cases }, (_, n) => lifeOf(n)).flat();
    events.sort((one, other) => (one.payload.occurredAt < other.payload.occurredAt ? -1 : 1));
    measure('projection', (1_000 * events.length) / (await project(dataSource, events)), 'events/s');
    await archive(rig, events);
    const started = performance.now();
    await rebuildFromArchive(dataSource);
    measure('rebuild', (1_000 * events.length) / (performance.now() - started), 'events/s');
  } finally {
    await dataSource.destroy();
    await rig.stop();
  }
}

/** @returns ms */
async function project(dataSource: DataSource, events: readonly Told[]): Promise<number> {
  const started = performance.now();
  for (let at = 0; at < events.length; at += batch) {
    await dataSource.transaction(async (manager) => {
      const [generation] = await holdGenerations(manager);
      const told = events.slice(at, at + batch);
      await moveFigures(manager, generation, await learnOfCases(manager, generation, told.filter(isTelling)), told);
    });
  }
  return performance.now() - started;
}

async function archive({ database }: Rig, events: readonly Told[]): Promise<void> {
  for (let at = 0; at < events.length; at += 5_000) {
    const rows = events.slice(at, at + 5_000);
    await database.query(
      `insert into oversight.event_archive (event_time, event_id, event_type, source, subject, event_key, correlation_id, payload, archived_at)
       select at, gen_random_uuid(), type, '/xinqiao/department', '', '', '', payload, now()
       from unnest($1::timestamptz[], $2::text[], $3::json[]) as told (at, type, payload)`,
      [
        rows.map(({ payload }) => payload.occurredAt),
        rows.map(({ type }) => type),
        rows.map(({ payload }) => JSON.stringify(payload)),
      ],
    );
  }
}

/** A case of one of 600 bureaus, from its message to its rating, over a year. */
function lifeOf(n: number): Told[] {
  const caseId = v7();
  const caseNumber = formatCaseNumber(new Date(began), n + 1);
  const submitted = began + ((n * 7_919) % (365 * 1_440)) * 60_000;
  const at = (days: number) => new Date(submitted + days * dayMs).toISOString();
  const regionCode = String(410_100 + ((n * n) % 18) * 100 + (n % 9));
  const bureau = { id: `${regionCode}-bureau-${'abcdefgh'.charAt(n % 4)}`, name: '承办单位', regionCode };
  const matter = { code: `matter-${n % 60}`, name: '事项' };
  const clock = (name: string, days: number, stopped?: number) => ({
    ...{ clock: name, startedAt: at(0), deadline: at(days), term: { amount: 15, unit: 'working-days' } },
    ...{ policyVersion: 1, calendarVersion: 1, ...(stopped === undefined ? {} : { stoppedAt: at(stopped) }) },
  });
  const steps: [string, number, object][] = [
    ['opened', 0, { channel: ['hotline', 'web', 'message-board'][n % 3], submittedAt: at(0) }],
    [
      'assigned',
      0.01,
      {
        lead: bureau,
        coHandling: [],
        kind: 'help',
        matter,
        function: `function-${n % 20}`,
        jurisdiction: { code: regionCode, name: '某地' },
        urgent: false,
        assignedBy: 'router',
        reasons: [],
        clocks: [clock('first-contact', 2), clock('resolve', 21)],
      },
    ],
    ['accepted', 0.3, { bureau }],
    ['contacted', 1 + (n % 3), { bureau, first: true, clocks: [clock('first-contact', 2, 1 + (n % 3))] }],
    ['replied', 4, { bureau, visibility: 'public', text: '已核实' }],
    [
      'resolved',
      5 + (n % 20),
      { bureau, visibility: 'public', text: '已办结', clocks: [clock('resolve', 21, 5 + (n % 20))] },
    ],
    ['rated', 6 + (n % 20), { bureau, solved: n % 4 > 0, satisfaction: 1 + (n % 5) }],
    ['closed', 6 + (n % 20), { bureau, because: 'rated' }],
  ];
  return steps.map(([step, days, says], index) => {
    const base = { caseId, caseNumber, caseVersion: index + 1, occurredAt: at(days) };
    return { type: `xinqiao.case.${step}.v1`, payload: { ...base, ...says } };
  });
}
