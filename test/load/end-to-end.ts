import { onBarePipeline } from './bare-pipeline.ts';
import type { Measure } from './figures.ts';
import { measurePercentiles } from './figures.ts';
import { sendAll, sendAtRate, type Answer } from './generator.ts';
import { letters, untilPlaced, type Pipeline } from './pipeline.ts';
import { cpuPerCase, startRig } from './rig.ts';
import { withStatements } from './statements.ts';

/** Lets every process compile its hot paths and fill its caches. */
export async function warmUp(pipeline: Pipeline, count = 3_000): Promise<void> {
  await sendAll(letters(pipeline, 16, 'warm'), 0, count, () => undefined);
  await untilPlaced(pipeline, count);
}

/** Five services compile for a minute under load, up to a sixth of all CPU; what is sustained, and how long a letter takes as a rule, comes after it. */
export const untilCompiled = 20_000;

async function warmUpAtLength(pipeline: Pipeline): Promise<void> {
  await warmUp(pipeline, untilCompiled);
  await pipeline.checkpoint();
}

/** Sustained rate: as many cases as the system takes, from the first request to the last row on a queue; and as many as its floor takes. */
export async function throughput(measure: Measure, cases = 40_000): Promise<void> {
  const rig = await startRig();
  try {
    const rate = await sustainedRate(rig, measure, cases, (work) => withStatements(rig.database, cases, work));
    const floor = await onBarePipeline(rig, (bare) => sustainedRate(bare, asFloor(measure), cases));
    measure('of the floor', rate / floor, '×');
  } finally {
    await rig.stop();
  }
}

function asFloor(measure: Measure): Measure {
  return (name, value, unit) => {
    measure(`floor, a bare pipeline: ${name}`, value, unit);
  };
}

/** @returns cases per second */
async function sustainedRate(
  pipeline: Pipeline,
  measure: Measure,
  cases: number,
  whileCounting: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): Promise<number> {
  await warmUpAtLength(pipeline);
  const placed = await pipeline.countPlaced();
  const before = pipeline.usage();
  const started = Date.now();
  let refused = 0;
  let accepted = 0;
  await whileCounting(async () => {
    await sendAll(letters(pipeline, 256, 'rate'), 0, cases, ({ status }) => (refused += status === 201 ? 0 : 1));
    accepted = Date.now();
    await untilPlaced(pipeline, placed + cases - refused);
  });
  const after = pipeline.usage();
  const lastPlaced = Math.max(...(await pipeline.placedAt()).values());
  const rate = (cases - refused) / ((lastPlaced - started) / 1000);
  measure('cases from HTTP to a queue', rate, 'per s');
  measure('accepted meanwhile', cases / ((accepted - started) / 1000), 'per s');
  measure('refused', refused, 'requests');
  measureCpu(measure, cpuPerCase(before, after, cases));
  return rate;
}

export function measureCpu(measure: Measure, perCase: Record<string, number>, when = ''): void {
  for (const [name, micros] of Object.entries(perCase)) measure(`CPU ${name}${when}`, micros, 'µs per case');
  const all = Object.values(perCase).reduce((sum, micros) => sum + micros, 0);
  measure(`CPU all${when}`, all, 'µs per case');
}

/** Time from sending the request to the commit of the row on the queue, at a steady rate; the system's and its floor's. */
export async function latency(measure: Measure): Promise<void> {
  const rig = await startRig();
  try {
    await waits(rig, measure);
    await onBarePipeline(rig, (bare) => waits(bare, asFloor(measure)));
  } finally {
    await rig.stop();
  }
}

async function waits(pipeline: Pipeline, measure: Measure, ratePerSecond = 50, seconds = 60): Promise<void> {
  await warmUpAtLength(pipeline);
  await pipeline.untilCaughtUp();
  const placed = await pipeline.countPlaced();
  const answers: Answer[] = [];
  const before = pipeline.usage();
  await sendAtRate(letters(pipeline, 32, 'latency'), ratePerSecond, seconds, (answer) => answers.push(answer));
  const after = pipeline.usage();
  await untilPlaced(pipeline, placed + answers.length);
  const committed = await pipeline.placedAt();
  const toQueue = answers.map(({ caseNumber, sentAt }) => committed.get(caseNumber ?? '')! - sentAt);
  measurePercentiles(measure, `HTTP to queue at ${ratePerSecond}/s`, toQueue);
  measurePercentiles(
    measure,
    `HTTP answer at ${ratePerSecond}/s`,
    answers.map(({ milliseconds }) => milliseconds),
  );
  measureCpu(measure, cpuPerCase(before, after, answers.length));
}

/** Resident memory of every service while many cases pass: flat, or something is kept that should not be. */
export async function memory(measure: Measure, cases = 200_000, readings = 8): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig);
    const base = await rig.countPlaced();
    const portion = cases / readings;
    for (let reading = 1; reading <= readings; reading++) {
      await sendAll(letters(rig, 256, 'memory'), (reading - 1) * portion, portion, () => undefined);
      await untilPlaced(rig, base + reading * portion);
      for (const [name, { residentMiB }] of Object.entries(rig.usage())) {
        if (name !== 'postgresql' && name !== 'generator')
          measure(`${name} after ${reading * portion} cases`, residentMiB, 'MiB');
      }
    }
  } finally {
    await rig.stop();
  }
}
