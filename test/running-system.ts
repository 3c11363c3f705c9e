import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, isBuilt } from '../deploy/local/build.ts';
import { freePortsByName } from '../deploy/local/processes/ports.ts';
import { startSystem, type System, type SystemOptions } from '../deploy/local/system.ts';

export interface RunningSystem extends System {
  readonly dataDir: string;
}

/** All of Xinqiao as `npm start` runs it, with its own servers, free ports and fresh data, which go when it stops. */
export async function runSystem(options: Partial<SystemOptions> = {}): Promise<RunningSystem> {
  if (!isBuilt()) await build();
  const dataDir = mkdtempSync(join(tmpdir(), 'xinqiao-system-'));
  const env = { LOG_LEVEL: 'warn', ...process.env };
  const system = await startSystem({ dataDir, ports: await freePortsByName(), env, ...options });
  return {
    ...system,
    dataDir,
    async stop() {
      await system.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
