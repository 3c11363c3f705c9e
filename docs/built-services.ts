import type { ServiceDefinition } from '#platform';
import { services } from '../deploy/local/services.ts';

/** The services as the built code defines them. */
export async function builtServices(): Promise<ServiceDefinition[]> {
  return Promise.all(
    services.map(async (service) => {
      const built = new URL(`../dist/apps/${service}/src/${service}.definition.js`, import.meta.url);
      const { [service]: definition } = (await import(built.href)) as Record<string, ServiceDefinition>;
      if (!definition) throw new Error(`${built.pathname} does not export "${service}"`);
      return definition;
    }),
  );
}
