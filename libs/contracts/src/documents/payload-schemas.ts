import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { eventCatalogue } from '../catalogue.ts';

/** As much of JSON Schema as the rules of payloads need. */
export interface JsonSchema {
  readonly description?: string;
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

@Module({})
class Nothing {}

/**
 * The JSON Schema of every payload class and of the classes inside it, by class name. The rules come from the classes
 * themselves, by way of Nest's Swagger plugin, so this is complete only in the compiled output.
 */
export async function payloadSchemas(): Promise<Record<string, JsonSchema>> {
  const app = await NestFactory.create(Nothing, new FastifyAdapter(), { logger: false });
  const payloads = Object.values(eventCatalogue).map((event) => event.payload);
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build(), {
    extraModels: payloads,
  });
  await app.close();
  return (document.components?.schemas ?? {}) as Record<string, JsonSchema>;
}
