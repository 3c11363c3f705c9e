// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What can be made or fetched again at any time, and must outlast an installation of packages, which clears node_modules:
 * whose turn it is, which programs run, the jars of Kafka.
 */
export const cacheFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../.cache');

/** Held by who installs packages or builds: one at a time. */
export const installingOrBuilding = join(cacheFolder, 'installing-or-building.pid');

/** A pid file of each program that was launched from this folder. */
export const runningPrograms = join(cacheFolder, 'running');
