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
  /** What its output must hold, so that it is red for this reason. */
  readonly says: string;
}

/**
 * Reads the head of a patch, the lines above the first `--- a/`:
 *
 *     test: integration libs/messaging/src/inbox.int-spec.ts › skips an event that is there already
 *     check: boundaries › no-app-imports-another
 *
 * @throws when it has neither line
 */
export function parseGuard(file: string, text: string): Guard {
  const name = basename(file, '.patch');
  const test = /^test: (\S+) (\S+) › (.+)$/m.exec(text);
  if (test) return { name, file, red: { kind: 'test', project: test[1]!, path: test[2]!, name: test[3]! } };
  const check = /^check: (\S+) › (.+)$/m.exec(text);
  if (check) return { name, file, red: { kind: 'check', script: check[1]!, says: check[2]! } };
  throw new Error(`${file} names no test that turns red: its head needs a "test:" or a "check:" line`);
}
