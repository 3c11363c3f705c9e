import { type CaseEventType, eventCatalogue } from '../catalogue.ts';
import { envelopeSchema } from './envelope-schema.ts';
import type { JsonSchema } from './payload-schemas.ts';

export type Examples = Readonly<Record<CaseEventType, unknown>>;

const caseKey = { type: 'string', format: 'uuid', description: 'The case id.' };
const types = Object.keys(eventCatalogue) as CaseEventType[];

/** The AsyncAPI 3.0 document of everything that passes between services. */
export function asyncApiDocument(schemas: Readonly<Record<string, JsonSchema>>, examples: Examples) {
  const topics = [...new Set(types.map((type) => eventCatalogue[type].topic))];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Xinqiao case events',
      version: '1',
      description:
        'What the services of Xinqiao announce to each other over Kafka, and nothing else passes between them.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic, channelOf(topic)])),
    operations: Object.fromEntries(topics.map((topic) => [`announce.${topic}`, operationOf(topic)])),
    components: {
      messages: Object.fromEntries(types.map((type) => [type, messageOf(type, schemas, examples[type])])),
      schemas: { Envelope: envelopeSchema, ...schemas },
    },
  };
}

function channelOf(topic: string) {
  return {
    address: topic,
    description:
      'Events of one key (a Case, a bureau, a matter) arrive in order; those of different keys, or topics, in any order.',
    messages: Object.fromEntries(typesOn(topic).map((type) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: { kafka: { topic } },
  };
}

function operationOf(topic: string) {
  const channel = `#/channels/${topic}`;
  return {
    action: 'send',
    channel: { $ref: channel },
    messages: typesOn(topic).map((type) => ({ $ref: `${channel}/messages/${type}` })),
  };
}

function messageOf(type: CaseEventType, schemas: Readonly<Record<string, JsonSchema>>, example: unknown) {
  const definition = eventCatalogue[type];
  const payload = definition.payload.name;
  return {
    name: type,
    title: payload,
    summary: schemas[payload]?.description,
    headers: { $ref: '#/components/schemas/Envelope' },
    payload: { $ref: `#/components/schemas/${payload}` },
    correlationId: { location: '$message.header#/ce_correlationid' },
    bindings: { kafka: { key: 'key' in definition ? { type: 'string', description: definition.key } : caseKey } },
    examples: [{ payload: example }],
  };
}

function typesOn(topic: string): CaseEventType[] {
  return types.filter((type) => eventCatalogue[type].topic === topic);
}
