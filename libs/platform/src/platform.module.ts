import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { OutboxRelay } from '#messaging';
import { Sights } from './audit/sights.ts';
import { ENVIRONMENT } from './configuration/configuration.providers.ts';
import { PlatformConfig } from './configuration/platform.config.ts';
import { Clock } from './database/clock.ts';
import { CaseOutbox } from './events.ts';
import { HealthController } from './health/health.controller.ts';
import { Readiness } from './health/readiness.ts';
import { Routes } from './http/routes.ts';
import { Shutdown } from './lifecycle/shutdown.ts';
import { PinoLogger } from './logging/pino-logger.ts';
import { KeepMonthsAhead } from './months/keep-months-ahead.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { ApiDocument } from './openapi/api-document.ts';
import { DocsController } from './openapi/docs.controller.ts';
import type { Platform } from './platform.ts';
import { SERVICE_DEFINITION } from './service-definition.ts';

/** What every module of a service may have injected, and the doors that every service has. */
@Module({})
export class PlatformModule {
  static around(platform: Platform, routes: Routes): DynamicModule {
    const providers = [...providersOf(platform), { provide: Routes, useValue: routes }];
    return {
      module: PlatformModule,
      global: true,
      imports: [platform.definition.module],
      controllers: [HealthController, MetricsController, DocsController],
      providers,
      exports: providers,
    };
  }
}

function providersOf(platform: Platform): Provider[] {
  const { dataSource, logger, definition } = platform;
  return [
    Clock,
    Sights,
    ApiDocument,
    { provide: SERVICE_DEFINITION, useValue: platform.definition },
    { provide: ENVIRONMENT, useValue: platform.env },
    { provide: PlatformConfig, useValue: platform.config },
    { provide: PinoLogger, useValue: platform.logger },
    { provide: Registry, useValue: platform.registry },
    { provide: DataSource, useValue: platform.dataSource },
    { provide: OutboxRelay, useValue: platform.relay },
    { provide: Readiness, useValue: platform.readiness },
    { provide: CaseOutbox, useValue: new CaseOutbox(platform.definition.name) },
    { provide: KeepMonthsAhead, useValue: new KeepMonthsAhead(definition.monthlyTables ?? [], dataSource, logger) },
    { provide: Shutdown, useValue: new Shutdown(platform) },
  ];
}
