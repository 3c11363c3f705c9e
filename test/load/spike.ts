import { setTimeout as pause } from 'node:timers/promises';
import { untilCompiled, warmUp } from './end-to-end.ts';
import { measurePercentiles, percentile, type Measure } from './figures.ts';
import { sendAtRate, type Answer } from './generator.ts';
import { letters, untilPlaced } from './pipeline.ts';
import { startRig, type Rig } from './rig.ts';

/** The steady rate at which waits are measured. A province writes far less: 89,038 letters a year are three in a thousand seconds, a hotline of 70,000 calls a day is one a second. */
const sustained = 50;
const times = 10;

/** Ten times the sustained load for a minute: what becomes of the letters, and how long until all is as before. */
export async function spike(measure: Measure, seconds = 60): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig, untilCompiled);
    const before = await load(rig, 'before', sustained, 30);
    const during = await load(rig, 'during', sustained * times, seconds);
    const after = await load(rig, 'after', sustained, seconds);
    const all = [...before, ...during, ...after];
    const taken = all.filter(({ status }) => status === 201);
    const refused = all.filter(({ status }) => status !== 201);
    await untilPlaced(rig, untilCompiled + taken.length);
    await pause(2_000);
    const placed = await rig.placedAt();
    const waitOf = ({ caseNumber, sentAt }: Answer): number => placed.get(caseNumber ?? '')! - sentAt;
    const ordinary = percentile(before.map(waitOf), 0.99);

    measurePercentiles(measure, `HTTP to queue at ${sustained}/s`, before.map(waitOf));
    measurePercentiles(
      measure,
      `… at ${sustained * times}/s`,
      during.filter(({ status }) => status === 201).map(waitOf),
    );
    measurePercentiles(
      measure,
      `… HTTP answer`,
      during.map(({ milliseconds }) => milliseconds),
    );
    measure('refused', refused.length, 'letters');
    measure('refused without Retry-After', refused.filter(({ retryAfter }) => !retryAfter).length, 'letters');
    measure('taken and on no queue', untilCompiled + taken.length - (await rig.countPlaced()), 'letters');
    measure('as before again after', secondsUntil(after, waitOf, ordinary), 's');
  } finally {
    await rig.stop();
  }
}

function load(rig: Rig, run: string, ratePerSecond: number, seconds: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const sending = sendAtRate(letters(rig, 6 * ratePerSecond, run), ratePerSecond, seconds, (answer) =>
    answers.push(answer),
  );
  return sending.then(() => answers);
}

/** The first second from which on no second's median wait is longer than an ordinary p99. */
function secondsUntil(answers: readonly Answer[], waitOf: (answer: Answer) => number, ordinary: number): number {
  const first = Math.min(...answers.map(({ sentAt }) => sentAt));
  const waits: number[][] = [];
  for (const answer of answers) (waits[Math.floor((answer.sentAt - first) / 1000)] ??= []).push(waitOf(answer));
  return waits.findLastIndex((inSecond) => percentile(inSecond, 0.5) > ordinary) + 1;
}
