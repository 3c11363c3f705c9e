import type { DestinationStream, Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { eventCatalogue } from '#contracts';
import { Backlog, KafkaBatchServer, MessagingMetrics, OutboxRelay } from '#messaging';
import { type Environment, loadConfig } from './configuration/load-config.ts';
import { PlatformConfig } from './configuration/platform.config.ts';
import { clock } from './database/clock.ts';
import { createDataSource } from './database/create-data-source.ts';
import { Readiness } from './health/readiness.ts';
import { createLogger } from './logging/logger.ts';
import { observePool } from './metrics/pool-metrics.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { Tracing } from './tracing/tracing.ts';

/** What a service stands on, made from its environment; nothing is connected or started yet. */
export interface Platform {
  readonly definition: ServiceDefinition;
  readonly env: Environment;
  readonly config: Readonly<PlatformConfig>;
  readonly logger: Logger;
  readonly tracing: Tracing;
  readonly dataSource: DataSource;
  readonly registry: Registry;
  readonly relay: OutboxRelay;
  readonly consumer: KafkaBatchServer;
  readonly readiness: Readiness;
}

/** @throws ConfigurationError */
export function createPlatform(definition: ServiceDefinition, env: Environment, log?: DestinationStream): Platform {
  const config = loadConfig(PlatformConfig, env);
  const logger = createLogger(definition.name, config.logLevel, log);
  const tracing = new Tracing({ service: definition.name, endpoint: config.otlpEndpoint, ratio: config.traceRatio });
  const dataSource = createDataSource(definition, config);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
  observePool(registry, dataSource, config.databasePoolSize);
  const messaging = createMessaging(definition, { config, logger, dataSource, registry });
  const readiness = new Readiness({ dataSource, ...messaging });
  return { definition, env, config, logger, tracing, dataSource, registry, readiness, ...messaging };
}

/** In milliseconds. The default of 10 wakes an idle process a hundred times a second. */
const eventLoopMonitoringPrecision = 100;

type Foundation = Pick<Platform, 'config' | 'logger' | 'dataSource' | 'registry'>;

function createMessaging(
  { name, paceMs, topicPacesMs }: ServiceDefinition,
  { config, logger: log, dataSource, registry }: Foundation,
) {
  const { topicPrefix } = config;
  const connection = { brokers: config.kafkaBrokers.split(','), clientId: `xinqiao-${name}` };
  const metrics = new MessagingMetrics(registry);
  const backlog = new Backlog(dataSource, clock);
  metrics.watchBacklog(() => backlog.count());
  const shared = { connection, topicPrefix, metrics, log };
  const relay = new OutboxRelay({ ...shared, databaseUrl: config.databaseUrl, dataSource });
  const consumer = new KafkaBatchServer({
    ...shared,
    groupId: `${topicPrefix}xinqiao.${name}`,
    deadLetterTopic: `xinqiao.${name}.dead-letters.v1`,
    paceMs,
    topicPacesMs,
    catalogue: eventCatalogue,
    dataSource,
    clock,
  });
  return { relay, consumer, backlog };
}
