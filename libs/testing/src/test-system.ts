import { build } from '../../../deploy/local/build.ts';
import { freePortsByName } from '../../../deploy/local/processes/ports.ts';
import { startSystem, type System } from '../../../deploy/local/system.ts';
import { infrastructure } from './infrastructure.ts';
import { scratchFolder } from './servers/scratch-folder.ts';
import { testDatabase } from './test-database.ts';
import { testTopicPrefix } from './test-topics.ts';

export interface TestSystemOptions {
  /** A PostgreSQL and a Kafka of its own, which the test may kill; without, it shares those of the test run. */
  readonly ownServers?: boolean;
  /** Of each service. */
  readonly instances?: number;
  /** Passed on to the services: LOG_LEVEL and the like. */
  readonly env?: NodeJS.ProcessEnv;
}

/** The whole system as processes of their own, on free ports, with fresh data that go when it is stopped. */
export async function testSystem({ ownServers = false, ...options }: TestSystemOptions = {}): Promise<System> {
  await build();
  const folder = await scratchFolder();
  const own = { dataDir: folder.path, ports: await freePortsByName(), ...options };
  if (ownServers) {
    const system = await startSystem(own);
    return { ...system, stop: () => inOrder(system.stop, folder.remove) };
  }
  const database = await testDatabase();
  const { kafkaBrokers } = infrastructure();
  const shared = { databaseUrl: database.adminUrl, kafkaBrokers };
  const system = await startSystem({ ...own, infrastructure: shared, topicPrefix: testTopicPrefix() });
  return { ...system, stop: () => inOrder(system.stop, database.drop, folder.remove) };
}

async function inOrder(...steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}
