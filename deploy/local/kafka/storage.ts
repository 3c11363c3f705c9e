import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { runToEnd } from '../processes/run-to-end.ts';

/** What the template server.properties leaves open. */
export interface BrokerSettings {
  readonly port: number;
  readonly controllerPort: number;
  readonly data: string;
}

/** Writes the broker's properties from the template beside this file. */
export function writeProperties(file: string, settings: BrokerSettings): void {
  const template = readFileSync(join(import.meta.dirname, 'server.properties'), 'utf8');
  const text = template
    .replaceAll('@PORT@', String(settings.port))
    .replaceAll('@CONTROLLER_PORT@', String(settings.controllerPort))
    .replaceAll('@DATA@', settings.data);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Formats the data folder on the first start, as a whole or not at all.
 * @param java the program and the arguments that put Kafka on its class path
 */
export async function formatStorage(
  java: { command: string; args: readonly string[] },
  settings: BrokerSettings,
): Promise<void> {
  const { data } = settings;
  if (existsSync(join(data, 'meta.properties'))) return;
  const draft = `${data}.new`;
  const properties = `${data}.format.properties`;
  for (const leftover of [draft, data]) rmSync(leftover, { recursive: true, force: true });
  writeProperties(properties, { ...settings, data: draft });
  const format = [
    'format',
    '--standalone',
    // In one word: an id may begin with a dash, which would be taken for an option.
    `--cluster-id=${randomBytes(16).toString('base64url')}`,
    '--config',
    properties,
  ];
  const tool = await runToEnd(java.command, [...java.args, 'kafka.tools.StorageTool', ...format]);
  if (tool.status !== 0) throw new Obstacle(`Kafka could not set up its data in ${data}.`, tool.output);
  rmSync(properties);
  renameSync(draft, data);
}
