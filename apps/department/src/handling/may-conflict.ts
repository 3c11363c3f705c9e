import { applyDecorators } from '@nestjs/common';
import { ApiConflictResponse, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { CaseConflict } from './case-conflict.dto.ts';

const refusal = { allOf: [{ $ref: getSchemaPath('ProblemDetails') }, { $ref: getSchemaPath(CaseConflict) }] };

/** Documents the 409 of a route by which something is done to a case. */
export function MayConflict(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(CaseConflict),
    ApiConflictResponse({
      description: 'The case has changed meanwhile (`case-changed`), or does not allow it (`action-not-allowed`)',
      content: { 'application/problem+json': { schema: refusal } },
    }),
  );
}
