import { prepareKafka } from '../kafka.ts';
import { preparePostgres } from '../postgres.ts';
import type { Ports } from '../processes/ports.ts';
import type { Server } from '../processes/server.ts';

/** PostgreSQL and Kafka of one system. Where they are processes of ours they can be killed and started again. */
export interface Infrastructure {
  /** Administrative. */
  readonly databaseUrl: string;
  readonly kafkaBrokers: string;
  readonly postgres?: Server;
  readonly kafka?: Server;
}

/** Prepares what is not given as an embedded server with its data under `dataDir`; they are not started yet. */
export async function prepareInfrastructure(
  given: Partial<Pick<Infrastructure, 'databaseUrl' | 'kafkaBrokers'>>,
  { dataDir, ports }: { readonly dataDir: string; readonly ports: Ports },
): Promise<Infrastructure> {
  const { kafka: port, kafkaController: controllerPort } = ports;
  const [postgres, kafka] = await Promise.all([
    given.databaseUrl ? undefined : preparePostgres({ dataDir, port: ports.postgres }),
    given.kafkaBrokers ? undefined : prepareKafka({ dataDir, port, controllerPort }),
  ]);
  return {
    databaseUrl: postgres?.url ?? given.databaseUrl ?? '',
    kafkaBrokers: kafka?.brokers ?? given.kafkaBrokers ?? '',
    postgres: postgres?.server,
    kafka: kafka?.server,
  };
}
