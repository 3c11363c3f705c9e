import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SERVICE_DEFINITION, type ServiceDefinition } from '../service-definition.ts';
import { documentProblems } from './document-problems.ts';

/**
 * The OpenAPI 3.1 document of a service, the same for the same code: sorted, and with nothing of where it runs.
 * Bodies are only described in built code, where the compiler plugin has read the `*.dto.ts` files.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const definition = app.get<ServiceDefinition>(SERVICE_DEFINITION);
  const document = SwaggerModule.createDocument(app, headOf(definition), { operationIdFactory: nameOperation });
  documentProblems(document);
  document.paths = sorted(document.paths);
  document.components = { ...document.components, schemas: sorted(document.components?.schemas ?? {}) };
  return document;
}

function headOf({ name, description }: ServiceDefinition) {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Xinqiao ${name}`)
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'Staff: a token of the OpenID Connect provider',
      },
      'staff',
    )
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-Query-Code', description: 'Citizens: the query code of the case' },
      'queryCode',
    )
    .build();
}

const nameOperation = (controller: string, method: string): string =>
  `${controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase())}_${method}`;

function sorted<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
