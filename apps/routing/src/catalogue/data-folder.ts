import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of routing's reference data: `apps/routing/data` below the root of the package, from the sources as well
 * as from their build in `dist`.
 * @throws Error where no folder above has it.
 */
export function dataFolder(from: string = import.meta.dirname): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'apps/routing/data');
    if (existsSync(join(folder, 'package.json')) && existsSync(candidate)) return candidate;
  }
  throw new Error(`No folder above ${from} has a package.json and apps/routing/data: ship routing's data with it.`);
}
