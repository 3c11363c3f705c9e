import { Failure } from '#domain';
import type { Instruction } from './domain/whom-it-concerns.ts';

/** Whom it does not concern learns not even that it is there. */
export function instructionNotFound(): Failure {
  return new Failure('not-found', 'instruction-not-found', 'There is no such instruction for you.');
}

/** Something was said on it since it was read. */
export function instructionChanged({ version }: Instruction): Failure {
  return new Failure('conflict', 'instruction-changed', 'Something was said on the instruction meanwhile.', {
    extra: { current: { version } },
  });
}
