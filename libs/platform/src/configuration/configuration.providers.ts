import type { FactoryProvider, Type } from '@nestjs/common';
import { type Environment, loadConfig } from './load-config.ts';

/** The process environment, or what a test gives in its place. */
export const ENVIRONMENT = Symbol('environment');

/** Provides an app's own configuration class, parsed once at boot from the environment that the service was given. */
export function configProvider<T extends object>(Config: Type<T>): FactoryProvider<Readonly<T>> {
  return { provide: Config, inject: [ENVIRONMENT], useFactory: (env: Environment) => loadConfig(Config, env) };
}
