import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckToTurnRed, Guard, TestToTurnRed } from './guard.ts';

interface JestReport {
  testResults: { message: string; assertionResults: { title: string; fullName: string; status: string }[] }[];
}

/** Why the guard is not proved, or undefined when what it names turned red in `copy`. */
export function verdictOf(guard: Guard, copy: string): string | undefined {
  return guard.red.kind === 'test' ? verdictOfTest(guard.red, copy) : verdictOfCheck(guard.red, copy);
}

function verdictOfTest(red: TestToTurnRed, copy: string): string | undefined {
  const report = join(copy, 'guard-report.json');
  const pattern = red.name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const selection = ['--selectProjects', red.project, '--runTestsByPath', red.path, '-t', pattern];
  const run = spawnSync('npm', ['run', '-s', 'jest', '--', ...selection, '--json', `--outputFile=${report}`], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (run.status === 0) return `"${red.name}" stays green`;
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  const failures = testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === 'failed');
  // A file that does not even load is red for another reason than the safety.
  if (failures.some((test) => test.fullName.includes(red.name))) return undefined;
  return `something else failed than "${red.name}": ${testResults.map((file) => file.message).join('\n')}`;
}

function verdictOfCheck(red: CheckToTurnRed, copy: string): string | undefined {
  const run = spawnSync('npm', ['run', '-s', red.script], { cwd: copy, encoding: 'utf8', timeout: 180_000 });
  if (run.status === 0) return `npm run ${red.script} stays green`;
  return `${run.stdout}${run.stderr}`.includes(red.says) ? undefined : `it is red without saying "${red.says}"`;
}
