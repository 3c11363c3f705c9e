import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { Obstacle } from '../obstacle.ts';
import { freePortsByName, type Ports } from '../processes/ports.ts';
import { demandEveryPort } from './demand-every-port.ts';

let ports: Ports;
const held: Server[] = [];

beforeEach(async () => {
  ports = await freePortsByName();
});
afterEach(() => {
  for (const server of held.splice(0)) server.close();
});

async function hold(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  held.push(server);
  await once(server, 'listening');
}

async function obstacle(env: NodeJS.ProcessEnv = {}): Promise<Obstacle> {
  const thrown: unknown = await demandEveryPort(ports, env).catch((error: unknown) => error);
  if (thrown instanceof Obstacle) return thrown;
  throw new Error(`No obstacle: ${String(thrown)}`);
}

it('is content when every port is free', async () => {
  await expect(demandEveryPort(ports, {})).resolves.toBeUndefined();
});

it('names every taken port at once, who holds it and what to do', async () => {
  await Promise.all([hold(ports.routing), hold(ports.postgres), hold(ports.kafka)]);
  const { message, remedy } = await obstacle();
  for (const name of ['routing', 'postgres', 'kafka'] as const) {
    expect(message).toMatch(new RegExp(`${ports[name]} +${name} +by process ${process.pid} \\(.*node`));
  }
  expect(message).not.toContain(String(ports.intake));
  expect(remedy.split('\n')).toEqual([
    `Stop what holds them: kill ${process.pid}`,
    'Or choose other ports in deploy/ports.json.',
    'Or point DATABASE_URL at the PostgreSQL that runs there (an administrative user).',
    'Or point KAFKA_BROKERS at the Kafka that runs there.',
  ]);
});

it('does not ask for the ports of servers that are given', async () => {
  await Promise.all([hold(ports.postgres), hold(ports.kafkaController)]);
  const given = { DATABASE_URL: 'postgres://somewhere/postgres', KAFKA_BROKERS: 'somewhere:9092' };
  await expect(demandEveryPort(ports, given)).resolves.toBeUndefined();
  await expect(demandEveryPort(ports, { XINQIAO_INFRA: 'containers' })).resolves.toBeUndefined();
  expect((await obstacle({ DATABASE_URL: given.DATABASE_URL })).message).toContain('kafkaController');
});
