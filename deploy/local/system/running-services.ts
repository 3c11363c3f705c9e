import { freePorts, type Ports } from '../processes/ports.ts';
import type { Server } from '../processes/server.ts';
import { services, type ServiceName } from '../services.ts';
import { programServer } from './program.ts';
import { serviceEnvironment, type Surroundings } from './service-environment.ts';

/** One instance of a service. */
export interface ServiceInstance {
  readonly url: string;
  readonly server: Server;
}

/** The first of each service listens on its port of deploy/ports.json, or on the free one that was given in its place. */
export type ServiceInstances = Readonly<Record<ServiceName, readonly [ServiceInstance, ...ServiceInstance[]]>>;

export interface ServicesOptions {
  readonly dataDir: string;
  readonly ports: Ports;
  /** Of each service; those after the first listen on free ports. */
  readonly instances?: number;
  /** Passed on in part: see service-environment.ts. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Every instance of every service, not started yet. */
export async function serviceInstances(
  options: ServicesOptions,
  surroundings: Surroundings,
): Promise<ServiceInstances> {
  const { ports, instances = 1 } = options;
  const morePorts = await freePorts(services.length * (instances - 1));
  const entries = services.map((service) => {
    const own = [ports[service], ...morePorts.splice(0, instances - 1)];
    return [service, own.map((port, index) => serviceInstance(service, port, index, options, surroundings))] as const;
  });
  return Object.fromEntries(entries) as unknown as ServiceInstances;
}

function serviceInstance(
  service: ServiceName,
  port: number,
  index: number,
  { dataDir, env = process.env }: ServicesOptions,
  surroundings: Surroundings,
): ServiceInstance {
  const url = `http://127.0.0.1:${port}`;
  const program = {
    name: index === 0 ? service : `${service}-${index + 1}`,
    script: `dist/apps/${service}/src/main.js`,
    env: serviceEnvironment(service, port, surroundings, env),
    ports: [port],
    readyUrl: `${url}/health/ready`,
  };
  return { url, server: programServer(program, dataDir) };
}
