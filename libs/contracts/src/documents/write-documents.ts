/**
 * Writes docs/events from the compiled contracts; with `--check` it only says whether they are stale.
 * To be run from the repository's root, after the build.
 */
import 'reflect-metadata';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CaseEventType, eventCatalogue } from '../catalogue.ts';
import { exampleFileOf } from '../example-file.ts';
import { asyncApiDocument, type Examples } from './asyncapi-document.ts';
import { cataloguePage } from './catalogue-page.ts';
import { payloadSchemas } from './payload-schemas.ts';

const folder = 'docs/events';
const schemas = await payloadSchemas();
const examples = await readExamples();
const documents = {
  'asyncapi.json': `${JSON.stringify(asyncApiDocument(schemas, examples), null, 2)}\n`,
  'README.md': `${cataloguePage(schemas, examples)}\n`,
};

if (process.argv.includes('--check')) await check();
else await write();

async function write(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(documents)) await writeFile(join(folder, name), content);
}

async function check(): Promise<void> {
  for (const [name, content] of Object.entries(documents)) {
    const found = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (found === content) continue;
    process.stderr.write(`${folder}/${name} is stale: run "npm run docs:events" and commit what it wrote.\n`);
    process.exitCode = 1;
  }
}

async function readExamples(): Promise<Examples> {
  const types = Object.keys(eventCatalogue) as CaseEventType[];
  const read = types.map(async (type) => [type, JSON.parse(await readFile(exampleFileOf(type), 'utf8'))] as const);
  return Object.fromEntries(await Promise.all(read)) as Examples;
}
