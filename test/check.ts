/** `npm run check`: everything that needs no server, side by side. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

interface Outcome {
  readonly script: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** The longest first; the documents are generated from what the build made. */
const steps = [
  ['lint'],
  ['build', 'generate:check'],
  ['typecheck'],
  ['test:unit'],
  ['boundaries'],
  ['deadcode'],
  ['format:check'],
];

function run(script: string): Promise<Outcome> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.on('close', (code) => {
      resolve({ script, passed: code === 0, seconds: (Date.now() - started) / 1000, output });
    });
  });
}

async function runInOrder(scripts: readonly string[]): Promise<boolean> {
  for (const script of scripts) {
    const { passed, seconds, output } = await run(script);
    console.log(`${passed ? '✓' : '✗'} ${script} (${seconds.toFixed(1)} s)`);
    if (!passed) {
      console.log(output);
      return false;
    }
  }
  return true;
}

async function work(results: boolean[]): Promise<void> {
  for (let scripts = steps.shift(); scripts; scripts = steps.shift()) results.push(await runInOrder(scripts));
}

const results: boolean[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, () => work(results)));
process.exitCode = results.every(Boolean) ? 0 : 1;
