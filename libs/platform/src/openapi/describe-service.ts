import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createHttpServer } from '../http/http-server.ts';
import { SERVICE_DEFINITION, type ServiceDefinition } from '../service-definition.ts';
import { openApiDocument } from './openapi-document.ts';

/** The API document of a service that is not booted: nothing is configured, connected or instantiated for it. */
export async function describeService(definition: ServiceDefinition): Promise<OpenAPIObject> {
  const described = {
    imports: [definition.module],
    providers: [{ provide: SERVICE_DEFINITION, useValue: definition }],
  };
  const options: Pick<NestApplicationOptions, 'preview' | 'logger' | 'abortOnError'> = {
    preview: true,
    logger: false,
    abortOnError: false,
  };
  const app = await NestFactory.create(described, createHttpServer(), options);
  return openApiDocument(app);
}
