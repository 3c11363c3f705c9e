import { basename } from 'node:path';

/** A patch that switches one safety off, and what must turn red while it is applied. */
export interface Guard {
  readonly name: string;
  /** Absolute path of the patch. */
  readonly file: string;
  readonly red: TestToTurnRed | CheckToTurnRed;
}

export interface TestToTurnRed {
  readonly kind: 'test';
  readonly project: string;
  readonly path: string;
  /** The rule, as the test names it. */
  readonly name: string;
}

export interface CheckToTurnRed {
  readonly kind: 'check';
  /** An npm script of the project. */
  readonly script: string;
  /** The only files that are to be linted: the whole project takes long. */
  readonly files: readonly string[];
  /** What its output must hold, so that it is red for this reason. */
  readonly says: string;
}

/**
 * Reads the head of a patch, the lines above the first `--- a/`:
 *
 *     test: integration libs/messaging/src/inbox.int-spec.ts › skips an event that is there already
 *     check: boundaries › no-app-imports-another
 *     check: lint apps/intake/src/main.ts › no-floating-promises
 *
 * @throws when it has neither a line of a test nor of a check, or says of files where the check takes none
 */
export function parseGuard(file: string, text: string): Guard {
  const name = basename(file, '.patch');
  const head = text.split(/^(?:--- |diff )/m, 1).join();
  const test = /^test: (\S+) (\S+) › (.+)$/m.exec(head);
  if (test) return { name, file, red: { kind: 'test', project: test[1]!, path: test[2]!, name: test[3]! } };
  const check = /^check: (\S+)((?: \S+)*) › (.+)$/m.exec(head);
  if (!check) throw new Error(`${file} names nothing that turns red: its head needs a "test:" or a "check:" line`);
  const [, script, paths, says] = check as unknown as [string, string, string, string];
  const files = paths.split(' ').filter(Boolean);
  if (files.length > 0 && script !== 'lint') throw new Error(`${file}: only lint is told its files, not ${script}`);
  return { name, file, red: { kind: 'check', script, files, says } };
}
