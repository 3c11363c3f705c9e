import { type CaseEventType, eventCatalogue } from '../catalogue.ts';
import type { Examples } from './asyncapi-document.ts';
import type { JsonSchema } from './payload-schemas.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The page on which a newcomer looks an event up: what it says, its fields with their rules, an example. */
export function cataloguePage(schemas: Schemas, examples: Examples): string {
  const types = Object.keys(eventCatalogue) as CaseEventType[];
  const inside = Object.keys(schemas).filter(
    (name) => !types.some((type) => eventCatalogue[type].payload.name === name),
  );
  return [
    '# Events between the services',
    'Generated from `libs/contracts` by `npm run docs:events`; change the classes there. The same as an AsyncAPI 3 document: [asyncapi.json](asyncapi.json).',
    'Every event is a CloudEvent 1.0 in binary mode: attributes in `ce_*` headers, the payload below as JSON, the case id as key (of a bureau or a matter, its id or code). A field that is not required is absent, never null. Consumers ignore fields and types that they do not know.',
    ['| event | topic | what happened |', '|---|---|---|', ...types.map((type) => overviewRow(type, schemas))].join(
      '\n',
    ),
    ...types.flatMap((type) => eventSection(type, schemas, examples[type])),
    '## Objects inside them',
    ...inside.flatMap((name) => [`### ${name}`, fieldTable(schemas[name])]),
  ].join('\n\n');
}

function overviewRow(type: CaseEventType, schemas: Schemas): string {
  const { topic, payload } = eventCatalogue[type];
  return `| [${type}](#${anchorOf(type)}) | \`${topic}\` | ${schemas[payload.name]?.description ?? ''} |`;
}

function eventSection(type: CaseEventType, schemas: Schemas, example: unknown): string[] {
  const schema = schemas[eventCatalogue[type].payload.name];
  return [
    `## ${type}`,
    schema?.description ?? '',
    fieldTable(schema, Object.keys(example as object)),
    `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
  ];
}

/** @param order in which the fields are read best; the schema's own follows the decorators, not the class */
function fieldTable(schema: JsonSchema | undefined, order: readonly string[] = []): string {
  const required = new Set(schema?.required);
  const fields = Object.entries(schema?.properties ?? {}).toSorted(
    ([one], [other]) => order.indexOf(one) - order.indexOf(other),
  );
  const rows = fields.map(([name, field]) => {
    const need = required.has(name) ? 'yes' : '';
    return `| ${name} | ${need} | ${rulesOf(field).replaceAll('|', '\\|')} | ${field.description ?? ''} |`;
  });
  return ['| field | required | rules | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** The rules of one field in a few words: `text, 1 to 200 characters`. */
function rulesOf(field: JsonSchema): string {
  const { $ref, allOf, enum: words, items, type, format, pattern, maxItems } = field;
  const reference = $ref ?? allOf?.[0]?.$ref;
  if (reference) return reference.replace('#/components/schemas/', '');
  if (words) return words.map((word) => `\`${word}\``).join(' ');
  if (items) return `at most ${maxItems ?? ''} × ${rulesOf(items)}`;
  if (pattern) return `\`${pattern}\``;
  return [format ?? type, limitsOf(field)].filter(Boolean).join(', ');
}

function limitsOf({ minLength, maxLength, minimum, maximum }: JsonSchema): string {
  if (maxLength !== undefined) return `${minLength ?? 0} to ${maxLength} characters`;
  if (maximum !== undefined) return `${minimum ?? ''} to ${maximum}`;
  return minimum === undefined ? '' : `from ${minimum}`;
}

/** As GitHub makes anchors of headings: lower case without dots. */
function anchorOf(heading: string): string {
  return heading.replaceAll('.', '');
}
