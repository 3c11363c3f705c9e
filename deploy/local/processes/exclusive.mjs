// @ts-check
import { linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readPidFile, writePidFile } from './pid-file.mjs';

/**
 * @typedef {import('./pid-file.mjs').ProcessIdentity} ProcessIdentity
 *
 * Either ours, with a way to give it back, or held by a living process.
 * @typedef {{ readonly release: () => void } | { readonly holder: ProcessIdentity }} Claim
 */

/**
 * Claims a file for this process; a claim dies with its process, so that no kill can leave it locked.
 * @param {string} file
 * @returns {Claim}
 */
export function claim(file) {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    if (appears(file)) return { release: () => rmSync(file, { force: true }) };
    const holder = readPidFile(file);
    if (holder) return { holder };
  }
}

/**
 * Linked rather than written in place: nobody reads half a claim, and takes it for one of the dead.
 * @param {string} file
 */
function appears(file) {
  const draft = `${file}.${process.pid}`;
  writePidFile(draft, process.pid);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

/**
 * Claims a file as soon as nobody else holds it.
 * @param {string} file
 * @param {(holder: ProcessIdentity) => void} [onWaiting] told once, where somebody does
 * @returns {Promise<() => void>} gives it back
 */
export async function turn(file, onWaiting = () => undefined) {
  let claimed = claim(file);
  if ('holder' in claimed) onWaiting(claimed.holder);
  for (; 'holder' in claimed; claimed = claim(file)) await pause(200);
  return claimed.release;
}
