import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { type CaseEventType, eventCatalogue } from './catalogue.ts';
import { exampleFileOf } from './example-file.ts';

const types = Object.keys(eventCatalogue) as CaseEventType[];

describe('The event catalogue', () => {
  it.each(types)('names %s after what happened and in which version', (type) => {
    expect(type).toMatch(/^xinqiao\.[a-z-]+\.[a-z-]+\.v\d+$/);
  });

  it('has an example for every event, and no example of anything else', () => {
    const examples = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.example.json'));
    expect(types.map((type) => basename(exampleFileOf(type))).toSorted()).toEqual(examples.toSorted());
  });
});

describe.each(types)('%s', (type) => {
  const example = existsSync(exampleFileOf(type)) ? readExample(type) : {};

  it('accepts its example', () => {
    expect(faultsIn(type, example)).toEqual([]);
  });

  it('carries its example through the class unchanged', () => {
    expect(JSON.parse(JSON.stringify(plainToInstance(eventCatalogue[type].payload as Payload, example)))).toEqual(
      example,
    );
  });

  it.each(pathsIn(example))('notices when %s is renamed', (path) => {
    expect(faultsIn(type, renamed(example, path))).not.toEqual([]);
  });

  it.each(pathsIn(example))('notices when %s is of another type', (path) => {
    expect(faultsIn(type, replaced(example, path, Symbol('of no JSON type')))).not.toEqual([]);
    expect(faultsIn(type, replaced(example, path, null))).not.toEqual([]);
  });
});

type Json = Record<string, unknown>;
type Payload = new () => object;

function readExample(type: CaseEventType): Json {
  return JSON.parse(readFileSync(exampleFileOf(type), 'utf8')) as Json;
}

/** Stricter than on the wire: a field that the class does not know is a fault, so that a renamed one is seen. */
function faultsIn(type: CaseEventType, value: Json): string[] {
  const payloadClass = eventCatalogue[type].payload as Payload;
  const faults = validateSync(plainToInstance(payloadClass, value)).map((fault) => fault.property);
  return [...faults, ...strayFields(payloadClass, value)];
}

/** Fields that a class, or the class of an object inside it, does not know. */
function strayFields(ofClass: Payload, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(ofClass, '', false, false);
  const known = new Set(rules.map(({ propertyName }) => propertyName));
  const parts = rules.filter(({ name }) => name === 'part' || name === 'part-list');
  return [
    ...Object.keys(value).filter((field) => !known.has(field)),
    ...parts.flatMap(({ propertyName, constraints }) => {
      const [partClass] = constraints as [() => Payload];
      return [(value as Json)[propertyName]].flat().flatMap((part) => strayFields(partClass(), part));
    }),
  ];
}

/** Every field, those of nested objects as well: `lead.id`, `coHandling.0.name`. */
function pathsIn(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix + key;
    const own = Array.isArray(value) ? [] : [path];
    return [...own, ...pathsIn(inner, `${path}.`)];
  });
}

function renamed(example: Json, path: string): Json {
  return edited(example, path, (holder, key) => {
    holder[`${key}Renamed`] = holder[key];
    Reflect.deleteProperty(holder, key);
  });
}

function replaced(example: Json, path: string, value: unknown): Json {
  return edited(example, path, (holder, key) => {
    holder[key] = value;
  });
}

function edited(example: Json, path: string, edit: (holder: Json, key: string) => void): Json {
  const copy = structuredClone(example);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  edit(
    keys.reduce<Json>((holder, key) => holder[key] as Json, copy),
    last,
  );
  return copy;
}
