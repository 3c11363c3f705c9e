/** Writes each service's OpenAPI document beside this file, from the built code; `--check` fails where one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeService, type ServiceDefinition } from '#platform';
import { services } from '../../deploy/local/services.ts';

const isCheck = process.argv.includes('--check');

for (const service of services) {
  const built = new URL(`../../dist/apps/${service}/src/${service}.definition.js`, import.meta.url);
  const { [service]: definition } = (await import(built.href)) as Record<string, ServiceDefinition>;
  if (!definition) throw new Error(`${built.pathname} does not export "${service}"`);
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
