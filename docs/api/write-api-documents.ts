/** Writes each service's OpenAPI document beside this file, from the built code; `--check` fails where one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeService } from '#platform';
import { builtServices } from '../built-services.ts';

const isCheck = process.argv.includes('--check');

for (const definition of await builtServices()) {
  const { name: service } = definition;
  const document = `${JSON.stringify(await describeService(definition), null, 2)}\n`;
  const file = join(import.meta.dirname, `${service}.openapi.json`);
  if (!isCheck) writeFileSync(file, document);
  else if (contentOf(file) !== document) {
    console.error(`docs/api/${service}.openapi.json is stale: run "npm run generate" and commit what it wrote.`);
    process.exitCode = 1;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
