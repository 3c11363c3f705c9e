import { applyDecorators } from '@nestjs/common';
import { ApiConflictResponse, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { EscalationConflict } from './escalation-commands.dto.ts';

const refusal = { allOf: [{ $ref: getSchemaPath('ProblemDetails') }, { $ref: getSchemaPath(EscalationConflict) }] };

/** Documents the 409 of a route by which something is done about an escalation. */
export function MayConflict(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(EscalationConflict),
    ApiConflictResponse({
      description:
        'The escalation has changed meanwhile (`escalation-changed`), or does not allow it (`action-not-allowed`)',
      content: { 'application/problem+json': { schema: refusal } },
    }),
  );
}
