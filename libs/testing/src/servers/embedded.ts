import { prepareKafka } from '../../../../deploy/local/kafka.ts';
import { preparePostgres } from '../../../../deploy/local/postgres.ts';
import { freePorts } from '../../../../deploy/local/processes/ports.ts';
import type { StartedServers } from './resolve.ts';
import { scratchFolder } from './scratch-folder.ts';

/** Which of the two are to be started. */
export interface Wanted {
  readonly postgres: boolean;
  readonly kafka: boolean;
}

/** Servers on free ports with fresh data; they and their data go when this process goes, however it goes. */
export async function startEmbedded(wanted: Wanted): Promise<StartedServers> {
  const folder = await scratchFolder();
  const dataDir = folder.path;
  const [postgresPort = 0, port = 0, controllerPort = 0] = await freePorts(3);
  const [postgres, kafka] = await Promise.all([
    wanted.postgres ? preparePostgres({ dataDir, port: postgresPort }) : undefined,
    wanted.kafka ? prepareKafka({ dataDir, port, controllerPort }) : undefined,
  ]);
  await Promise.all([postgres?.server.start(), kafka?.server.start()]);
  return {
    databaseUrl: postgres?.url ?? '',
    kafkaBrokers: kafka?.brokers ?? '',
    async stop() {
      await Promise.all([postgres?.server.stop(), kafka?.server.stop()]);
      await folder.remove();
    },
  };
}
