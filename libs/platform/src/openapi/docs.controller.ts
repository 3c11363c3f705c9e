import { createRequire } from 'node:module';
import { createReadStream } from 'node:fs';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Failure } from '#domain';
import { AllowPublic } from '../access/rules.ts';
import { ApiDocument } from './api-document.ts';
import { page, startScript } from './docs-page.ts';

/** Swagger UI is Nest's dependency and is found from there. */
const nestSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
/** Everything from here, no inline script or style; the page may ask this service, and nobody else. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

const assetTypes: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** The API document for programs and for people. */
@ApiExcludeController()
@Controller()
export class DocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @AllowPublic()
  json(): OpenAPIObject {
    return this.document.read();
  }

  @Get('docs')
  @AllowPublic()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', pagePolicy)
  page(): string {
    return page;
  }

  @Get('docs/start.js')
  @AllowPublic()
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  start(): string {
    return startScript;
  }

  @Get('docs/:asset')
  @AllowPublic()
  @Header('Cache-Control', 'public, max-age=86400')
  asset(@Param('asset') asset: string): StreamableFile {
    const type = Object.hasOwn(assetTypes, asset) ? assetTypes[asset] : undefined;
    if (!type) throw new Failure('not-found', 'page-not-found', 'The documentation has no such part.');
    return new StreamableFile(createReadStream(nestSwagger.resolve(`swagger-ui-dist/${asset}`)), { type });
  }
}
