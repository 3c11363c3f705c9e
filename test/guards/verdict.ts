import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckToTurnRed, Guard, TestToTurnRed } from './guard.ts';
import { run } from './run.ts';

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  scripts: Record<'jest', string>;
};

interface JestReport {
  testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** Why the guard is not proved, or undefined when what it names turned red in `copy`. */
export function verdictOf(guard: Guard, copy: string): Promise<string | undefined> {
  return guard.red.kind === 'test' ? verdictOfTest(guard.red, copy) : verdictOfCheck(guard.red, copy);
}

async function verdictOfTest(red: TestToTurnRed, copy: string): Promise<string | undefined> {
  const report = join(copy, 'guard-report.json');
  rmSync(report, { force: true });
  const pattern = red.name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const selection = [`--selectProjects=${red.project}`, `--testNamePattern=${pattern}`, '--runTestsByPath', red.path];
  const options = [...selection, '--json', `--outputFile=${report}`];
  // As npm would run it, without starting npm for each of many guards.
  const { passed, output } = await run(copy, 'sh', ['-c', `${scripts.jest} "$@"`, 'jest', ...options]);
  if (passed) return `"${red.name}" stays green`;
  const testResults = readReport(report);
  const failed = testResults.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'failed');
  // A file that does not even load is red for another reason than the safety.
  if (failed.some(({ fullName }) => fullName.includes(red.name))) return undefined;
  const said = testResults.map((file) => file.message).join('\n') || output;
  return `something else failed than "${red.name}": ${said}`;
}

/** Jest makes no report when it finds nothing to run. */
function readReport(report: string): JestReport['testResults'] {
  try {
    return (JSON.parse(readFileSync(report, 'utf8')) as JestReport).testResults;
  } catch {
    return [];
  }
}

async function verdictOfCheck({ script, files, says }: CheckToTurnRed, copy: string): Promise<string | undefined> {
  const [command, ...args] = files.length > 0 ? ['eslint', ...files] : ['npm', 'run', '-s', script];
  const { passed, output } = await run(copy, command, args);
  if (passed) return `${script} stays green`;
  return output.includes(says) ? undefined : `${script} is red without saying "${says}": ${output}`;
}
