/** Writes into the table of docs/architecture.md what each service follows, as the built handlers have it; `--check` fails where it is stale. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalogue } from '#contracts';
import { type DynamicModule, type ForwardReference, type Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import { format, resolveConfig } from 'prettier';
import { builtServices } from './built-services.ts';

type Imported = Type | DynamicModule | ForwardReference<() => Type>;

const file = join(import.meta.dirname, 'architecture.md');
const known = Object.keys(eventCatalogue).map(inShort);
const page = readFileSync(file, 'utf8');
const current = await withFollowed(page);

if (!process.argv.includes('--check')) writeFileSync(file, current);
else if (current !== page) {
  console.error('docs/architecture.md is stale: run "npm run docs:followed" and commit what it wrote.');
  process.exitCode = 1;
}

async function withFollowed(text: string): Promise<string> {
  for (const { name, module } of await builtServices()) {
    const row = new RegExp(`^(\\| ${name} +\\|[^|]*\\|)[^|]*\\|$`, 'm');
    if (!row.test(text)) throw new Error(`The table of ${file} has no row for ${name}`);
    text = text.replace(row, (_row, others: string) => `${others} ${inWords(handledIn(module))} |`);
  }
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

/** The types of events that handlers of this module, and of all that it imports, are declared for. */
function handledIn(imported: Imported, seen = new Set<Type>()): Set<string> {
  const module = 'forwardRef' in imported ? imported.forwardRef() : 'module' in imported ? imported.module : imported;
  if (seen.has(module)) return new Set();
  seen.add(module);
  const listed = <T>(key: string) => (Reflect.getMetadata(key, module) ?? []) as T[];
  return new Set([
    ...listed<Type<object>>(MODULE_METADATA.CONTROLLERS).flatMap(handledBy),
    ...listed<Imported>(MODULE_METADATA.IMPORTS).flatMap((next) => [...handledIn(next, seen)]),
  ]);
}

function handledBy({ prototype }: Type<object>): string[] {
  const methods = Object.values(Object.getOwnPropertyDescriptors(prototype)).map(({ value }): unknown => value);
  return methods
    .filter((method) => typeof method === 'function')
    .flatMap((method) => (Reflect.getMetadata(PATTERN_METADATA, method) ?? []) as string[])
    .map(inShort);
}

/** Events of one subject (`case.…`) are named each where they are few, else those that are left out are. */
function inWords(followed: ReadonlySet<string>): string {
  if (known.every((type) => followed.has(type))) return 'everything';
  const subjects = Map.groupBy(known, (type) => type.slice(0, type.indexOf('.')));
  return [...subjects]
    .flatMap(([subject, types]) => {
      const missing = types.filter((type) => !followed.has(type));
      const there = types.filter((type) => followed.has(type));
      if (there.length <= missing.length || types.length === 1) return there.map(asCode);
      return [
        missing.length === 0
          ? asCode(`${subject}.*`)
          : `${asCode(`${subject}.*`)} but ${missing.map(asCode).join(', ')}`,
      ];
    })
    .join('; ');
}

/** `xinqiao.case.opened.v1` → `case.opened` */
function inShort(type: string): string {
  return type.replace(/^xinqiao\.|\.v\d+$/g, '');
}

function asCode(word: string): string {
  return `\`${word}\``;
}
