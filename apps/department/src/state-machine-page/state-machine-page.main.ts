/** Writes docs/state-machine.md; with `--check` it only says whether the page in the tree is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { stateMachinePage } from './state-machine-page.ts';

const path = 'docs/state-machine.md';
const page = stateMachinePage();

if (!process.argv.includes('--check')) writeFileSync(path, page);
else if (readFileSync(path, 'utf8') !== page) {
  console.error(`${path} is stale: run \`npm run docs:state-machine\`.`);
  process.exitCode = 1;
}
