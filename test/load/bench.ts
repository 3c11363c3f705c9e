/**
 * Measures the system beside its floors; figures, no judgement.
 *
 *   npm run -s bench -- [--json FILE] [--only NAME] [--statements]
 *
 * With --statements, end to end also prints what PostgreSQL spends its time on, which costs some of it.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { build, isBuilt } from '../../deploy/local/build.ts';
import { intakeAccepts } from './accepts.ts';
import { bulkActions } from './bulk.ts';
import { clocks } from './clocks.ts';
import { latency, memory, throughput } from './end-to-end.ts';
import { escalations } from './escalations.ts';
import { eventDelivery } from './events.ts';
import { fanOut } from './fan-out.ts';
import { lifecycles } from './lifecycles.ts';
import { queue } from './queue.ts';
import { spike } from './spike.ts';
import { figureEvents } from './figure-events.ts';
import { figurePages } from './figure-pages.ts';
import { tableOf, type Figure, type Measure } from './figures.ts';

const benchmarks: Readonly<Record<string, (measure: Measure) => Promise<void>>> = {
  'end-to-end': throughput,
  latency,
  intake: intakeAccepts,
  events: eventDelivery,
  bulk: bulkActions,
  clocks,
  escalations,
  'fan-out': fanOut,
  memory,
  lifecycles,
  queue,
  spike,
  'figure-events': figureEvents,
  figures: figurePages,
};

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, statements: { type: 'boolean' } },
});
const chosen = values.only ? [values.only] : Object.keys(benchmarks);
const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const figures: Figure[] = [];

if (!isBuilt()) await build();
for (const benchmark of chosen) {
  const run = benchmarks[benchmark];
  if (!run) throw new Error(`there is no benchmark "${benchmark}"; there are ${Object.keys(benchmarks).join(', ')}`);
  console.error(`${benchmark} …`);
  await run((name, value, unit) => figures.push({ benchmark, name, value, unit }));
}
console.log(tableOf(figures));
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
