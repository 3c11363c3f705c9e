/** The whole of Xinqiao as processes on this machine: what `npm start`, the acceptance and fault tests and the benchmark run. */
import { join } from 'node:path';
import { provision } from './provision.ts';
import type { Step } from './start/progress.ts';
import { accessToken } from './system/access-token.ts';
import { identityServer, mailboxServer, type Identity, type Mailbox } from './system/companions.ts';
import { Fleet } from './system/fleet.ts';
import { prepareInfrastructure, type Infrastructure } from './system/infrastructure.ts';
import { serviceInstances, type ServiceInstances, type ServicesOptions } from './system/running-services.ts';
import { keptSecrets } from './system/secrets.ts';
import { createTopics } from './topics.ts';

export type { ServiceInstance } from './system/running-services.ts';

/** `dataDir` keeps data, secrets, logs and pid files. */
export interface SystemOptions extends ServicesOptions {
  /** Servers to use instead of embedded ones. */
  readonly infrastructure?: Partial<Pick<Infrastructure, 'databaseUrl' | 'kafkaBrokers'>>;
  readonly topicPrefix?: string;
  /** One step of the start, to be told and timed. */
  readonly step?: Step;
  /** Where given, crashed servers are started again, and this is told. */
  readonly reportRestart?: (line: string) => void;
  /** Ends it, also while it is being started. */
  readonly signal?: AbortSignal;
}

export interface System extends Infrastructure {
  /** Stands before the name of every topic; empty but where several systems share a Kafka. */
  readonly topicPrefix: string;
  readonly services: ServiceInstances;
  readonly identity: Identity;
  readonly mailbox: Mailbox;
  /** A bearer token of a demo account (identity/accounts.json). */
  readonly token: (account: string) => Promise<string>;
  /** Ends everything in order; safe to call twice. */
  readonly stop: () => Promise<void>;
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
  const identity = identityServer(dataDir, ports);
  const mailbox = mailboxServer(dataDir, ports);
  const given = options.infrastructure ?? {};
  const embeddedOnes = [given.databaseUrl ? [] : 'PostgreSQL', given.kafkaBrokers ? [] : 'Kafka'].flat();
  const names = [...embeddedOnes, 'identity provider'].join(', ');
  const infrastructure = await step(`Starting ${names} and mailbox`, async () => {
    const prepared = await prepareInfrastructure(given, { dataDir, ports });
    const embedded = [prepared.postgres, prepared.kafka].filter((server) => server !== undefined);
    await fleet.start([...embedded, identity.server, mailbox.server]);
    return prepared;
  });
  const { databaseUrl, kafkaBrokers } = infrastructure;
  const [serviceUrls] = await step('Preparing schemas, roles and topics', () =>
    Promise.all([provision(databaseUrl), createTopics({ brokers: kafkaBrokers, prefix: topicPrefix })]),
  );
  const services = await serviceInstances(options, {
    serviceUrls,
    kafkaBrokers,
    topicPrefix,
    issuer: identity.issuer,
    smtpUrl: mailbox.smtpUrl,
    secrets: keptSecrets(dataDir),
    attachments: join(dataDir, 'attachments'),
    papers: join(dataDir, 'papers'),
  });
  const everyInstance = Object.values(services).flat();
  await step('Starting services', () => fleet.start(everyInstance.map(({ server }) => server)));
  const token = (account: string): Promise<string> => accessToken(identity.issuer, account);
  return { ...infrastructure, topicPrefix, services, identity, mailbox, token, stop: () => fleet.stop() };
}
