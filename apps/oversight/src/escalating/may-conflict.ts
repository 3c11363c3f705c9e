import { MayRefuse } from '#platform';
import { EscalationConflict } from './escalation-commands.dto.ts';

/** Documents the 409 of a route by which something is done about an escalation. */
export const MayConflict = (): MethodDecorator =>
  MayRefuse(
    409,
    'The escalation has changed meanwhile (`escalation-changed`), or does not allow it (`action-not-allowed`)',
    EscalationConflict,
  );
