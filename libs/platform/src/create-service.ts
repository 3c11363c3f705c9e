import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { TokenVerifier } from './access/token-verifier.ts';
import { type Environment, loadConfig } from './configuration/load-config.ts';
import { openDatabase } from './database/open-database.ts';
import { countUnrouted, equipRoute } from './http/equip-route.ts';
import { createHttpServer } from './http/http-server.ts';
import { refuseWrongMethod } from './http/refuse-wrong-method.ts';
import { Routes } from './http/routes.ts';
import { RequestValidationPipe } from './http/validation.pipe.ts';
import { NestLogger } from './logging/nest-logger.ts';
import { HttpMetrics } from './metrics/http-metrics.ts';
import { ApiDocument } from './openapi/api-document.ts';
import { openApiDocument } from './openapi/openapi-document.ts';
import { createPlatform, type Platform } from './platform.ts';
import { PlatformModule } from './platform.module.ts';
import { ProblemFilter } from './problems/problem.filter.ts';
import type { ServiceDefinition } from './service-definition.ts';

interface BootOptions {
  /** Where log lines go instead of stdout. */
  readonly log?: DestinationStream;
  /** Ends the wait for a database that is away. */
  readonly signal?: AbortSignal;
}

type NestOptions = Pick<NestApplicationOptions, 'abortOnError' | 'bodyParser' | 'logger'>;

/**
 * Boots a service up to the point where it could listen: configuration, log, traces, database, migrations, modules.
 * `startService` lets it work; `close()` ends it in order, whether it was started or not.
 * @throws ConfigurationError, UndeclaredAccess
 */
export async function createService(
  definition: ServiceDefinition,
  env: Environment = process.env,
  { log, signal }: BootOptions = {},
): Promise<NestFastifyApplication> {
  const platform = createPlatform(definition, env, log);
  for (const own of definition.configuration ?? []) loadConfig(own, env);
  try {
    await openDatabase(platform.dataSource, platform.logger, signal);
    return await assemble(platform);
  } catch (error) {
    if (platform.dataSource.isInitialized) await platform.dataSource.destroy();
    throw error;
  }
}

async function assemble(platform: Platform): Promise<NestFastifyApplication> {
  const { logger, definition, consumer } = platform;
  const routes = new Routes();
  const module = PlatformModule.around(platform, routes);
  const options: NestOptions = { bodyParser: false, abortOnError: false, logger: new NestLogger(logger) };
  const app = await NestFactory.create<NestFastifyApplication>(module, createEdge(platform, routes), options);
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(new RequestValidationPipe());
  app.get(ApiDocument).describeBy(() => openApiDocument(app));
  if (definition.consumes !== false) app.connectMicroservice({ strategy: consumer });
  await app.init();
  routes.all();
  return app;
}

/** The HTTP server with everything that each of its routes is given as it is registered. */
function createEdge({ definition, logger, registry, tracing, config }: Platform, routes: Routes): FastifyAdapter {
  const adapter = createHttpServer({ file: definition.slowestFileMs });
  const metrics = new HttpMetrics(registry);
  const equipment = { tracing, logger, metrics, tokens: new TokenVerifier(config) };
  routes.watch(adapter.getInstance(), (options, route) => {
    equipRoute(options, route, equipment);
  });
  adapter.getInstance().addHook('onRequest', refuseWrongMethod(routes));
  adapter.getInstance().addHook('onResponse', countUnrouted(metrics));
  return adapter;
}
