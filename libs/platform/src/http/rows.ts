import type { Type } from '@nestjs/common';
import type { Failure } from '#domain';
import { isObject } from './is-object.ts';
import { routeSetting } from './route-settings.ts';
import { refusalOfText } from './unstorable-text.ts';
import { RequestValidationPipe } from './validation.pipe.ts';

const rules = new RequestValidationPipe();

/** Stands in a body for a row that nothing may store; no field rule lets it through. */
class RefusedRow {
  readonly #refusal: Failure;

  constructor(refusal: Failure) {
    this.#refusal = refusal;
  }

  get refusal(): Failure {
    return this.#refusal;
  }
}

/**
 * Says that the route's body holds in `field` rows which are each taken or refused alone: what cannot be stored in one
 * of them harms no other. The use case asks `admitRow` for each.
 */
export const RowsIn = (field: string): MethodDecorator => routeSetting({ rowsIn: field });

/** @returns the row as an instance of its class. @throws Failure naming the row's fields and the rules that they break */
export function admitRow<T extends object>(row: object, metatype: Type<T>): T {
  if (row instanceof RefusedRow) throw row.refusal;
  return rules.transform(row, { type: 'body', metatype }) as T;
}

/**
 * Holds a body against what can be stored. Where it has rows in `rowsIn`, they are held to it each for itself, and those
 * that break it are replaced by their refusal; items that are no rows are the body's own fault.
 */
export function refusalOfBody(body: Record<string, unknown>, rowsIn?: string): Failure | undefined {
  const items = rowsIn !== undefined && Object.hasOwn(body, rowsIn) ? body[rowsIn] : undefined;
  if (rowsIn === undefined || !Array.isArray(items)) return refusalOfText(body, 'body');
  body[rowsIn] = items.map((item: unknown) => (isObject(item) ? setApart(item) : item));
  const withoutRows = items.map((item: unknown) => (isObject(item) ? null : item));
  return refusalOfText({ ...body, [rowsIn]: withoutRows }, 'body');
}

function setApart(row: object): object {
  const refusal = refusalOfText(row, 'row');
  return refusal ? new RefusedRow(refusal) : row;
}
