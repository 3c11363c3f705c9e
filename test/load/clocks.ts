import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Measure } from './figures.ts';
import { startRig } from './rig.ts';
import { storeCases } from './stored-cases.ts';

/** One in ten of them is open and has clocks running. */
const stored = 1_000_000;
/** Longer than any of their clocks runs. */
const days = 90;
const betweenLooks = 200;

/** Every clock of a province's open cases falls due at one moment, which the one clock of the system comes to at once. */
export async function clocks(measure: Measure): Promise<void> {
  const rig = await startRig();
  const { database } = rig;
  try {
    await storeCases(rig, stored);
    await rig.checkpoint();
    await rig.untilCaughtUp();
    await database.query(`update platform.clock set shift = shift + interval '${days} days'`);
    const due = await countDue(database);
    const started = performance.now();
    while ((await countDue(database)) > 0) await pause(betweenLooks);
    const seconds = (performance.now() - started) / 1000;
    await rig.untilCaughtUp();
    measure('cases of which clocks fall due at once', due, 'cases');
    measure('their steps raised', due / seconds, 'cases per s');
    measure('everybody told of them after', (performance.now() - started) / 1000, 's');
  } finally {
    await rig.stop();
  }
}

async function countDue(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::integer as count from department."case" where next_step_at <= platform.now()',
  );
  return rows[0]!.count;
}
