import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const verbs = ['get', 'put', 'post', 'delete', 'patch'] as const;

const text = { type: 'string' };
const fieldFault = {
  type: 'object',
  required: ['field', 'rule', 'message'],
  properties: { field: text, rule: text, message: text },
};
const problemSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: { ...text, description: 'For people' },
    code: { ...text, description: 'For programs: stable and kebab-case' },
    instance: { ...text, description: 'The request that it happened to' },
    errors: { type: 'array', description: 'Which fields broke which rule', items: fieldFault },
  },
  additionalProperties: true,
};

/** Says of each operation which problems it may answer with, beside those that it documents itself. */
export function documentProblems(document: OpenAPIObject): void {
  const schemas = { ...document.components?.schemas, ProblemDetails: problemSchema };
  document.components = { ...document.components, schemas };
  for (const path of Object.values(document.paths)) {
    for (const verb of verbs) {
      const operation = path[verb];
      if (operation) operation.responses = { ...problemsOf(operation), ...operation.responses };
    }
  }
}

function problemsOf(operation: Operation): Operation['responses'] {
  return Object.fromEntries(statusesOf(operation).map((status) => [status, problemResponse(status)]));
}

/** The statuses that the platform itself answers with: validation, body limits, access and outages. */
function statusesOf({ parameters = [], requestBody, security = [] }: Operation): number[] {
  const takesInput = parameters.length > 0 || requestBody !== undefined;
  const isStaff = security.some((scheme) => 'staff' in scheme);
  const isCitizen = security.some((scheme) => 'queryCode' in scheme);
  return [
    ...(takesInput ? [400] : []),
    ...(isStaff || isCitizen ? [401] : []),
    ...(isStaff ? [403] : []),
    ...(isCitizen || parameters.some(namesSomething) ? [404] : []),
    ...(requestBody === undefined ? [] : [413, 415]),
    503,
  ];
}

type Parameter = NonNullable<Operation['parameters']>[number];

/** What is named in the path may not be there; a bureau is held against the token and no more. */
function namesSomething(parameter: Parameter): boolean {
  return 'in' in parameter && parameter.in === 'path' && parameter.name !== 'bureauId';
}

function problemResponse(status: number) {
  const schema = { $ref: '#/components/schemas/ProblemDetails' };
  return { description: STATUS_CODES[status] ?? '', content: { 'application/problem+json': { schema } } };
}
