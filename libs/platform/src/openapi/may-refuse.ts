import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';

/**
 * Documents a problem that a route may answer with beside those of every route.
 * @param description with the codes that it may have
 * @param says what it says beside what every problem says
 */
export function MayRefuse(status: 409 | 429, description: string, says?: Type): MethodDecorator {
  const problem = { $ref: getSchemaPath('ProblemDetails') };
  const schema = says ? { allOf: [problem, { $ref: getSchemaPath(says) }] } : problem;
  return applyDecorators(
    ...(says ? [ApiExtraModels(says)] : []),
    ApiResponse({ status, description, content: { 'application/problem+json': { schema } } }),
  );
}
