import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, createLogger } from '#platform';
import { eventually } from '#testing';
import { routingDatabase } from '../../test/routing-database.ts';
import { TrainOnSchedule } from './train-on-schedule.ts';
import { TrainingProcess } from './training-process.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;

/** Says in a file that it was begun, and ends as another file tells it. */
const program = (folder: string) => `
  const { appendFileSync, readFileSync } = require('node:fs');
  appendFileSync(${JSON.stringify(join(folder, 'begun'))}, '.');
  const code = Number(readFileSync(${JSON.stringify(join(folder, 'code'))}, 'utf8'));
  if (code !== 0) process.stderr.write('No reader is at work.\\n');
  process.exit(code);`;

/** Begins a training as the service does. */
const service = (trainer: string) => `
  const { fork } = require('node:child_process');
  fork(${JSON.stringify(trainer)}, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });`;

/** Trains piece by piece, for ever or to its end. */
const trainer = (pidFile: string, pieces: number) => `
  import { writeFileSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  import { endWithService } from ${JSON.stringify(join(import.meta.dirname, 'end-with-service.ts'))};
  endWithService();
  writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
  for (let piece = 0; piece < ${pieces}; piece++) await setTimeout(10);`;

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('A training', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xinqiao-training-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('ends with the service that began it, also where that is killed', async () => {
    const [pidFile, program, begins] = ['pid', 'train.mjs', 'service.cjs'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(program, trainer(pidFile, Infinity));
    await writeFile(begins, service(program));
    const began = spawn(process.execPath, [begins], { stdio: 'ignore' });
    const pid = await eventually(async () => Number(await readFile(pidFile, 'utf8')) || undefined);
    began.kill('SIGKILL');
    try {
      await eventually(() => !isThere(pid));
    } finally {
      if (isThere(pid)) process.kill(pid);
    }
  });

  it('ends by itself when it is done, though the service is there', async () => {
    const program = join(folder, 'train.mjs');
    await writeFile(program, trainer(join(folder, 'pid'), 1));
    await expect(new TrainingProcess(program).run(new AbortController().signal)).resolves.toBeUndefined();
  });
});

describe('A training that is due', () => {
  let routing: RoutingDatabase;
  let folder: string;
  let schedule: TrainOnSchedule;

  beforeEach(async () => {
    routing = await routingDatabase();
    await routing.dataSource.query(enoughDecided);
    folder = await mkdtemp(join(tmpdir(), 'xinqiao-training-'));
    await writeFile(join(folder, 'train.cjs'), program(folder));
    const training = new TrainingProcess(join(folder, 'train.cjs'));
    const { dataSource } = routing;
    schedule = new TrainOnSchedule(dataSource, new Clock(dataSource), training, createLogger('routing', 'silent'));
  });
  afterEach(async () => {
    await routing.close();
    await rm(folder, { recursive: true });
  });

  const endsWith = (code: number) => writeFile(join(folder, 'code'), String(code));
  const begun = async () => (await readFile(join(folder, 'begun'), 'utf8')).length;

  /** Which of so many looks in a row begin a training. */
  async function looksThatTrain(looks: number): Promise<number[]> {
    const trained: number[] = [];
    let before = 0;
    for (let look = 1; look <= looks; look++) {
      await schedule.look().catch(() => undefined);
      const now = await begun();
      if (now > before) trained.push(look);
      before = now;
    }
    return trained;
  }

  it('that fails is said to have failed, and why', async () => {
    await endsWith(3);
    await expect(schedule.look()).rejects.toThrow('Training ended with code 3: No reader is at work.');
  });

  it('that fails is tried again more and more seldom', async () => {
    await endsWith(3);
    expect(await looksThatTrain(16)).toEqual([1, 3, 7, 15]);
  });

  it('that ends well after failures is tried at once when the next one is due', async () => {
    await endsWith(3);
    await looksThatTrain(2);
    await endsWith(0);
    await schedule.look();
    await schedule.look();
    expect(await begun()).toBe(3);
  });
});

const enoughDecided = `
  insert into precedent (case_id, case_version, source, bureau_id, decided_at)
  select gen_random_uuid(), 3, 'assigned', '410100-transport', now() from generate_series(1, 10)`;
