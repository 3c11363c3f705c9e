import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type CaseEventType, eventCatalogue } from '../catalogue.ts';
import { exampleFileOf } from '../example-file.ts';

interface Node {
  readonly [key: string]: Node;
}

const types = Object.keys(eventCatalogue) as CaseEventType[];
const document = JSON.parse(readFileSync('docs/events/asyncapi.json', 'utf8')) as Node;
const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, 'asyncapi');

describe('The AsyncAPI document', () => {
  it('has nothing but references that lead somewhere', () => {
    for (const reference of referencesIn(document))
      expect([reference, at(reference)]).toEqual([reference, expect.anything()]);
  });

  it.each(types)('sends %s on the topic of the catalogue', (type) => {
    const { topic, payload } = eventCatalogue[type];
    expect(document.channels?.[topic]?.messages).toHaveProperty([type]);
    expect(at(`#/components/messages/${type}`)).toMatchObject({
      name: type,
      payload: { $ref: `#/components/schemas/${payload.name}` },
    });
  });

  it.each(types)('describes %s so that its example fits and one with a field missing does not', (type) => {
    const fits = ajv.getSchema(`asyncapi#/components/schemas/${eventCatalogue[type].payload.name}`);
    const example = JSON.parse(readFileSync(exampleFileOf(type), 'utf8')) as object;
    expect(fits?.(example)).toBe(true);
    const { required } = at(`#/components/schemas/${eventCatalogue[type].payload.name}`) as { required?: string[] };
    expect(required).not.toHaveLength(0);
    for (const field of required ?? []) expect(fits?.({ ...example, [field]: undefined })).toBe(false);
    const wrong = { caseNumber: '42', regionCode: '41', code: '', people: 0, sequence: 0, function: '', outcome: '' };
    expect(fits?.({ ...example, ...wrong })).toBe(false);
  });
});

function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : referencesIn(value)));
}

function at(reference: string): Node | undefined {
  return reference
    .slice(2)
    .split('/')
    .reduce<Node | undefined>((node, key) => node?.[key], document);
}
