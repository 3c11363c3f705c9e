import { setTimeout as pause } from 'node:timers/promises';
import { measureCpu } from './end-to-end.ts';
import type { Measure } from './figures.ts';
import { cpuPerCase, startRig, type Rig } from './rig.ts';
import { storeCases } from './stored-cases.ts';

/** One in ten is open, by chance. */
const stored = 1_020_000;
const due = 100_000;
const betweenLooksMs = 250;

/** The steps of a hundred thousand clocks that fall due at the same moment, beside a million stored cases. */
export async function clocks(measure: Measure): Promise<void> {
  const rig = await startRig();
  try {
    await storeCases(rig, stored);
    await windClocks(rig);
    await rig.checkpoint();
    const before = rig.usage();
    const started = performance.now();
    await rig.database.query(`update platform.clock set shift = shift + interval '2 hours'`);
    await untilRaised(rig);
    const seconds = (performance.now() - started) / 1000;
    await rig.untilCaughtUp();
    measure('steps raised', due / seconds, 'per s');
    measure('… until told to all who follow', due / ((performance.now() - started) / 1000), 'per s');
    measureCpu(measure, cpuPerCase(before, rig.usage(), due), '');
  } finally {
    await rig.stop();
  }
}

/** Gives as many cases one clock each, which warns in an hour. */
async function windClocks({ database }: Rig): Promise<void> {
  const { rowCount } = await database.query(
    `update department."case" set clocks = json_build_array(json_build_object('clock', 'resolve', 'startedAt', at(-24), 'term',
         json_build_object('amount', 15, 'unit', 'working-days'), 'policyVersion', 1, 'calendarVersion', 1,
         'warningAt', at(1), 'deadline', at(48), 'supervisionAt', at(96), 'stepsRaised', 0)),
       next_step_at = platform.now() + interval '1 hour'
     where id in (select id from department."case" where next_step_at is not null limit ${due})`.replaceAll(
      /at\((-?\d+)\)/g,
      (_, hours: string) =>
        `to_char((platform.now() + interval '${hours} hours') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    ),
  );
  if (rowCount !== due) throw new Error(`${rowCount} cases have a clock; ${due} were wanted`);
  await database.query('vacuum analyze department."case"');
}

async function untilRaised({ database }: Rig): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ left: number }>(
      'select count(*)::integer as left from department."case" where next_step_at <= platform.now()',
    );
    if (rows[0]!.left === 0) return;
    await pause(betweenLooksMs);
  }
}
