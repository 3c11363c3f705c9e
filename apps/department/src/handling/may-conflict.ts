import { MayRefuse } from '#platform';
import { CaseConflict } from './case-conflict.dto.ts';

/** Documents the 409 of a route by which something is done to a case. */
export const MayConflict = (): MethodDecorator =>
  MayRefuse(
    409,
    'The case has changed meanwhile (`case-changed`), or does not allow it (`action-not-allowed`)',
    CaseConflict,
  );
