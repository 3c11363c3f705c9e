/**
 * A year of a province, made by chance and the same for the same seed, handed in, handled and rated through the public
 * doors of the running system; its figures are then held against those reckoned from what was done, and against the volumes that are
 * reported of the real year (volumes.ts).
 *
 *   npm run simulate -- [--year 2022] [--messages 89038] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { build, isBuilt } from '../../deploy/local/build.ts';
import { startRig } from '../load/rig.ts';
import { compareFigures, recorded, toldInPublic } from './compare-figures.ts';
import { Doors } from './doors.ts';
import { Onlooker } from './onlooker.ts';
import { planYear } from './plan-year.ts';
import { ProvinceStaff } from './province-staff.ts';
import { RunYear } from './run-year.ts';
import { provinceVolume } from './volumes.ts';

const { values } = parseArgs({
  options: {
    year: { type: 'string', default: '2022' },
    messages: { type: 'string', default: String(provinceVolume) },
    seed: { type: 'string', default: '1' },
  },
});
const year = { year: Number(values.year), messages: Number(values.messages), seed: Number(values.seed) };

if (!isBuilt()) await build();
const lives = planYear(year);
const rig = await startRig();
const onlooker = await Onlooker.start(rig.system.kafkaBrokers);
const doors = new Doors(rig.system);
const staff = await ProvinceStaff.of(rig);
try {
  const running = new RunYear({ database: rig.database, doors, staff, onlooker });
  const began = performance.now();
  const entries = await running.run(lives, year.year, (line) => {
    process.stderr.write(`${line}, ${Math.round((performance.now() - began) / 1000)} s\n`);
  });
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${entries.length} cases lived through ${year.year} in ${Math.round(seconds)} s.\n`);
  const asking = { doors, staff, onlooker };
  const { differences, compared } = await compareFigures(asking, entries, year.year, running.now());
  process.stdout.write(`Recorded: ${recorded(asking, entries, running.now())}.\n`);
  process.stdout.write(`Published: ${await toldInPublic(asking, entries, year.year)}.\n`);
  process.stdout.write(`Compared: ${compared.join('; ')}.\n`);
  for (const line of differences) process.stdout.write(`DIFFERS: ${line}\n`);
  process.stdout.write(differences.length === 0 ? 'All that was compared is as it was recorded.\n' : '');
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  doors.close();
  await onlooker.stop();
  await rig.stop();
}
