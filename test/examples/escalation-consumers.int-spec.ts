import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, infrastructure, type PublishedEvent, publishEvents, testTopics, type TestTopics } from '#testing';
import { v7 as uuidv7 } from 'uuid';

const examples = join(import.meta.dirname, '../../examples');
const example = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../libs/contracts/src/escalation-raised.example.json'), 'utf8'),
) as { caseId: string; caseNumber: string };

/** How a program is started, once what it needs is installed. */
type Program = () => [command: string, ...args: string[]];

const inTypeScript: Program = () => [process.execPath, join(examples, 'escalation-consumer-ts/consume.ts')];

const runsInPython = (program: string): boolean => spawnSync('python3', ['-c', program]).status === 0;

/** Installed once for its list of requirements; a folder that was not finished does not count. @throws Error where the machine's Python cannot install anything */
const inPython: Program = () => {
  if (!runsInPython('import venv, ensurepip'))
    throw new Error(
      'python3 is there without its module venv (on Debian and Ubuntu: apt install python3-venv): the example cannot be run.',
    );
  const folder = join(examples, 'escalation-consumer-python');
  const requirements = join(folder, 'requirements.txt');
  const name = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const venv = join(import.meta.dirname, '../../.data/python', name);
  const isDone = join(venv, 'installed');
  if (!existsSync(isDone)) {
    rmSync(venv, { recursive: true, force: true });
    execFileSync('python3', ['-m', 'venv', venv]);
    execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    writeFileSync(isDone, '');
  }
  return [join(venv, 'bin/python'), join(folder, 'consume.py')];
};

const programs: [string, Program][] = [['TypeScript', inTypeScript]];
if (runsInPython('')) programs.push(['Python', inPython]);
else console.warn('The example in Python is not run: there is no python3 on this machine.');

describe.each(programs)('The example consumer in %s', (name, program) => {
  let topics: TestTopics;
  let folder: string;
  let command: ReturnType<Program>;
  const running: ChildProcess[] = [];

  beforeAll(() => {
    command = program();
  }, 180_000);
  beforeEach(async () => {
    topics = await testTopics();
    folder = mkdtempSync(join(tmpdir(), 'xinqiao-example-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) await end(child, 'SIGKILL');
    await topics.drop();
    rmSync(folder, { recursive: true });
  });

  it('prints a line for each step, once by its id, also after it was killed and started again', async () => {
    const [first, second, third] = [raised(), raised(), raised()];
    await publish([first, second, first]);
    const killed = start();
    await eventually(() => linesOf(killed).length === 2, { deadline: 40_000 });
    await end(killed.child, 'SIGKILL');
    await publish([second, { ...raised(), type: 'xinqiao.something.new.v1' }, third]);
    const again = start();
    await eventually(() => linesOf(again).length === 1, { deadline: 50_000 });
    expect(linesOf(again)[0]).toBe(`${third.subject} xinqiao.escalation.raised.v1 v1 county 411681 clock-step`);
    await end(again.child, 'SIGTERM');
    expect(taken().toSorted()).toEqual([first, second, third].map(({ id }) => id).toSorted());
  }, 120_000);

  it('takes again what a kill cut short in its ledger', async () => {
    const [whole, cut] = [raised(), raised()];
    writeFileSync(join(folder, 'ledger'), `${JSON.stringify({ id: whole.id })}\n{"id":"${cut.id.slice(0, 9)}`);
    await publish([whole, cut]);
    const started = start();
    await eventually(() => linesOf(started).length === 1, { deadline: 40_000 });
    expect(linesOf(started)[0]).toContain(cut.subject);
    expect(taken()).toEqual([whole.id, cut.id]);
  }, 120_000);

  function start() {
    const env = {
      PATH: process.env.PATH,
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      TOPIC: `${topics.prefix}xinqiao.escalation.v1`,
      GROUP_ID: `${topics.prefix}example-${name}`,
      LEDGER: join(folder, 'ledger'),
    };
    const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(child);
    const output = { child, text: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.text += String(chunk)));
    return output;
  }

  const publish = (events: readonly PublishedEvent[]) => publishEvents(`${topics.prefix}xinqiao.escalation.v1`, events);
  const linesOf = ({ text }: { text: string }) => text.split('\n').filter(Boolean);
  const taken = () =>
    readFileSync(join(folder, 'ledger'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { id: string }).id);
});

let sequence = 0;
function raised(): PublishedEvent {
  sequence += 1;
  const caseNumber = `20261123-${String(sequence).padStart(7, '0')}-5`;
  const payload = { ...example, caseId: uuidv7(), escalationId: uuidv7(), caseNumber, ...fixed };
  return {
    ...{ id: uuidv7(), type: 'xinqiao.escalation.raised.v1', source: '/xinqiao/oversight', subject: caseNumber },
    ...{ key: payload.caseId, time: new Date('2026-11-27T02:00:00.000Z'), correlationId: uuidv7(), payload },
  };
}

/** What the line shows. */
const fixed = {
  escalationVersion: 1,
  level: 'county',
  regionCode: '411681',
  cause: { kind: 'clock-step' },
  urgent: false,
};

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
