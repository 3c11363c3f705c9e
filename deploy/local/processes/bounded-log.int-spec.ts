import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#testing';
import { boundLog, openLog } from './bounded-log.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinqiao-log-'));
  file = join(folder, 'intake.log');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

it('puts what an earlier run has written aside, and goes on in the same log after a crash', () => {
  appendFileSync(file, 'earlier\n');
  for (const line of ['first\n', 'after a crash\n']) {
    const log = openLog(file);
    writeSync(log, line);
    closeSync(log);
  }
  expect([read('intake.log'), read('intake.log.1')]).toEqual(['first\nafter a crash\n', 'earlier\n']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('empties the log of a running program in place when it is too large, and keeps three older ones', async () => {
  const log = openLog(file);
  const end = boundLog(file, { bytes: 100, every: 5 });
  try {
    for (const letter of ['a', 'b', 'c', 'd', 'e']) {
      writeSync(log, letter.repeat(150));
      await eventually(() => statSync(file).size === 0);
    }
    writeSync(log, 'now');
    expect(readdirSync(folder).sort()).toEqual(['intake.log', 'intake.log.1', 'intake.log.2', 'intake.log.3']);
    expect([read('intake.log'), read('intake.log.1').at(0), read('intake.log.3').at(0)]).toEqual(['now', 'e', 'c']);
  } finally {
    end();
    closeSync(log);
  }
});
