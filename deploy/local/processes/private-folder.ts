import { chmodSync, mkdirSync } from 'node:fs';

/** Makes the folder where it is missing, and closes it to other users of this machine, whatever the rights of what lies in it. */
export function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  return folder;
}
