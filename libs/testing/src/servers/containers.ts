import type { Wanted } from './embedded.ts';
import type { StartedServers } from './resolve.ts';

/** PostgreSQL as in docker-compose.yml; of Kafka 4 the image that testcontainers knows how to start. */
const postgresImage = 'postgres:18';
const kafkaImage = 'confluentinc/cp-kafka:8.1.0';

/** Servers in containers that a testcontainers engine runs; its reaper removes them when this process is gone. */
export async function startContainers(wanted: Wanted): Promise<StartedServers> {
  await demandEngine();
  const [postgres, kafka] = await Promise.all([
    wanted.postgres ? startPostgresContainer() : undefined,
    wanted.kafka ? startKafkaContainer() : undefined,
  ]);
  return {
    databaseUrl: postgres?.getConnectionUri() ?? '',
    kafkaBrokers: kafka ? `${kafka.getHost()}:${kafka.getMappedPort(9093)}` : '',
    async stop() {
      await Promise.all([postgres?.stop(), kafka?.stop()]);
    },
  };
}

async function demandEngine(): Promise<void> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
  } catch (cause) {
    throw new Error('XINQIAO_INFRA=containers, but no container engine answers: start Docker, or unset it.', { cause });
  }
}

async function startPostgresContainer() {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  return new PostgreSqlContainer(postgresImage).withCommand(['postgres', '-c', 'max_connections=400']).start();
}

async function startKafkaContainer() {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  return new KafkaContainer(kafkaImage).start();
}
