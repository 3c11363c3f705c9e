import type { Measure } from './figures.ts';
import { measurePercentiles } from './figures.ts';
import { sendAll, sendAtRate, type Answer, type Load } from './generator.ts';
import { loadMessage } from './messages.ts';
import { placedAt, untilPlaced, countPlaced } from './queue-watch.ts';
import { cpuPerCase, startRig, type Rig } from './rig.ts';
import { withStatements } from './statements.ts';

export function intakeLoad(rig: Rig, connections: number, run: string): Load {
  const body = (n: number) => loadMessage(run, n);
  return { url: rig.system.services.intake[0].url, path: '/api/messages', connections, body };
}

/** Lets every service compile its hot paths and fill its caches. */
export async function warmUp(rig: Rig, count = 3_000): Promise<void> {
  await sendAll(intakeLoad(rig, 16, 'warm'), 0, count, () => undefined);
  await untilPlaced(rig.database, count);
}

/** Five services compile for a minute under load, up to a sixth of all CPU; what is sustained, and how long a letter takes as a rule, comes after it. */
const untilCompiled = 20_000;

/** Sustained rate: as many cases as the system takes, from the first request to the last row on a queue. */
export async function throughput(measure: Measure, cases = 40_000): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig, untilCompiled);
    const placed = await countPlaced(rig.database);
    const before = rig.usage();
    const started = Date.now();
    let refused = 0;
    let accepted = 0;
    await withStatements(rig.database, cases, async () => {
      await sendAll(intakeLoad(rig, 256, 'rate'), 0, cases, ({ status }) => (refused += status === 201 ? 0 : 1));
      accepted = Date.now();
      await untilPlaced(rig.database, placed + cases - refused);
    });
    const lastPlaced = Math.max(...(await placedAt(rig.database)).values());
    const after = rig.usage();
    measure('cases from HTTP to a queue', (cases - refused) / ((lastPlaced - started) / 1000), 'per s');
    measure('accepted meanwhile', cases / ((accepted - started) / 1000), 'per s');
    measure('refused', refused, 'requests');
    measureCpu(measure, cpuPerCase(before, after, cases));
  } finally {
    await rig.stop();
  }
}

export function measureCpu(measure: Measure, perCase: Record<string, number>, when = ''): void {
  for (const [name, micros] of Object.entries(perCase)) measure(`CPU ${name}${when}`, micros, 'µs per case');
  const all = Object.values(perCase).reduce((sum, micros) => sum + micros, 0);
  measure(`CPU all${when}`, all, 'µs per case');
}

/** Time from sending the request to the commit of the row on the queue, at a steady rate. */
export async function latency(measure: Measure, ratePerSecond = 50, seconds = 60): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig, untilCompiled);
    const placed = await countPlaced(rig.database);
    const answers: Answer[] = [];
    const before = rig.usage();
    await sendAtRate(intakeLoad(rig, 32, 'latency'), ratePerSecond, seconds, (answer) => answers.push(answer));
    const after = rig.usage();
    await untilPlaced(rig.database, placed + answers.length);
    const committed = await placedAt(rig.database);
    const waits = answers.map(({ caseNumber, sentAt }) => committed.get(caseNumber ?? '')! - sentAt);
    measurePercentiles(measure, `HTTP to queue at ${ratePerSecond}/s`, waits);
    measurePercentiles(
      measure,
      `HTTP answer at ${ratePerSecond}/s`,
      answers.map(({ milliseconds }) => milliseconds),
    );
    measureCpu(measure, cpuPerCase(before, after, answers.length));
  } finally {
    await rig.stop();
  }
}

/** Resident memory of every service while many cases pass: flat, or something is kept that should not be. */
export async function memory(measure: Measure, cases = 200_000, readings = 8): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig);
    const base = await countPlaced(rig.database);
    const portion = cases / readings;
    for (let reading = 1; reading <= readings; reading++) {
      await sendAll(intakeLoad(rig, 256, 'memory'), (reading - 1) * portion, portion, () => undefined);
      await untilPlaced(rig.database, base + reading * portion);
      for (const [name, { residentMiB }] of Object.entries(rig.usage())) {
        if (name !== 'postgresql' && name !== 'generator')
          measure(`${name} after ${reading * portion} cases`, residentMiB, 'MiB');
      }
    }
  } finally {
    await rig.stop();
  }
}
