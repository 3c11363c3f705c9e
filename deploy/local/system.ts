/** The whole of Xinqiao as processes on this machine: what `npm start`, the acceptance and fault tests and the benchmark run. */
import { freePorts, type Ports } from './processes/ports.ts';
import type { Server } from './processes/server.ts';
import { provision } from './provision.ts';
import { services, type ServiceName } from './services.ts';
import type { Step } from './start/progress.ts';
import { createTopics } from './topics.ts';
import { accessToken } from './system/access-token.ts';
import { identityServer, mailboxServer, type Identity, type Mailbox } from './system/companions.ts';
import { Fleet } from './system/fleet.ts';
import { prepareInfrastructure, type Infrastructure } from './system/infrastructure.ts';
import { programServer } from './system/program.ts';
import { keptSecrets } from './system/secrets.ts';
import { serviceEnvironment, type Surroundings } from './system/service-environment.ts';

export interface SystemOptions {
  /** Keeps data, secrets, logs and pid files. */
  readonly dataDir: string;
  readonly ports: Ports;
  /** Servers to use instead of embedded ones. */
  readonly infrastructure?: Partial<Pick<Infrastructure, 'databaseUrl' | 'kafkaBrokers'>>;
  readonly topicPrefix?: string;
  /** Of each service; those after the first listen on free ports. */
  readonly instances?: number;
  /** What is passed on of it: see service-environment.ts. */
  readonly env?: NodeJS.ProcessEnv;
  /** One step of the start, to be told and timed. */
  readonly step?: Step;
  /** Where given, crashed servers are started again, and this is told. */
  readonly reportRestart?: (line: string) => void;
  /** Ends it, also while it is being started. */
  readonly signal?: AbortSignal;
}

/** One running instance of a service. */
export interface ServiceInstance {
  readonly url: string;
  readonly server: Server;
}

export interface System extends Infrastructure {
  readonly services: Readonly<Record<ServiceName, readonly [ServiceInstance, ...ServiceInstance[]]>>;
  readonly identity: Identity;
  readonly mailbox: Mailbox;
  /** A bearer token of a demo account (identity/accounts.json). */
  token(account: string): Promise<string>;
  /** Ends everything in order; safe to call twice. */
  stop(): Promise<void>;
}

/** Starts everything, or nothing: when one part fails, the others are stopped again. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const fleet = new Fleet(options.reportRestart);
  options.signal?.addEventListener('abort', () => void fleet.stop());
  try {
    return await assemble(options, fleet);
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

const justDo: Step = (_name, work) => work();

async function assemble(options: SystemOptions, fleet: Fleet): Promise<System> {
  const { dataDir, ports, topicPrefix = '', step = justDo } = options;
  const infrastructure = await step('Starting PostgreSQL and Kafka', async () => {
    const prepared = await prepareInfrastructure(options.infrastructure ?? {}, { dataDir, ports });
    await fleet.start([prepared.postgres, prepared.kafka].filter((server) => server !== undefined));
    return prepared;
  });
  const { databaseUrl, kafkaBrokers } = infrastructure;
  const serviceUrls = await step('Preparing schemas, roles and topics', async () => {
    await createTopics({ brokers: kafkaBrokers, prefix: topicPrefix });
    return provision(databaseUrl);
  });
  const identity = identityServer(dataDir, ports);
  const mailbox = mailboxServer(dataDir, ports);
  const trackingUrl = `http://127.0.0.1:${ports.intake}`;
  const surroundings = { serviceUrls, kafkaBrokers, topicPrefix, issuer: identity.issuer, smtpUrl: mailbox.smtpUrl };
  await step('Starting identity provider and mailbox', () => fleet.start([identity.server, mailbox.server]));
  const running = await step('Starting services', () =>
    startServices(options, fleet, { ...surroundings, trackingUrl, secrets: keptSecrets(dataDir) }),
  );
  return {
    ...infrastructure,
    services: running,
    identity,
    mailbox,
    token: (account) => accessToken(identity.issuer, account),
    stop: () => fleet.stop(),
  };
}

async function startServices(
  options: SystemOptions,
  fleet: Fleet,
  surroundings: Surroundings,
): Promise<System['services']> {
  const { dataDir, ports, instances = 1, env = process.env } = options;
  const morePorts = await freePorts(services.length * (instances - 1));
  const running = services.map((service) => {
    const own = [ports[service], ...morePorts.splice(0, instances - 1)];
    const servers = own.map((port, index): ServiceInstance => {
      const url = `http://127.0.0.1:${port}`;
      const program = {
        name: index === 0 ? service : `${service}-${index + 1}`,
        script: `dist/apps/${service}/src/main.js`,
        env: serviceEnvironment(service, port, surroundings, env),
        ports: [port],
        readyUrl: `${url}/health/ready`,
      };
      return { url, server: programServer(program, dataDir) };
    });
    return [service, servers] as const;
  });
  await fleet.start(running.flatMap(([, servers]) => servers.map(({ server }) => server)));
  return Object.fromEntries(running) as unknown as System['services'];
}
