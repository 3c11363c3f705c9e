import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createHttpServer } from '../http/http-server.ts';
import { Routes } from '../http/routes.ts';
import { createPlatform } from '../platform.ts';
import { PlatformModule } from '../platform.module.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { openApiDocument } from './openapi-document.ts';

/** Well-formed addresses of nothing: what is only described connects to nobody. */
const nowhere = {
  DATABASE_URL: 'postgres://nobody@localhost/nothing',
  KAFKA_BROKERS: 'localhost:9',
  OIDC_ISSUER: 'http://localhost',
  LOG_LEVEL: 'silent',
};

type PreviewOptions = Pick<NestApplicationOptions, 'preview' | 'logger' | 'abortOnError'>;

/** The API document of a service that is not booted: nothing is configured, connected or instantiated for it. */
export async function describeService(definition: ServiceDefinition): Promise<OpenAPIObject> {
  const module = PlatformModule.around(createPlatform(definition, nowhere), new Routes());
  const options: PreviewOptions = { preview: true, logger: false, abortOnError: false };
  return openApiDocument(await NestFactory.create(module, createHttpServer(), options));
}
