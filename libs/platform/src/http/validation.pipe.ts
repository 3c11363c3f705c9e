import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { Failure, type FieldFault } from '#domain';
import { PayloadPlan } from '#messaging';
import { isObject } from './is-object.ts';

/** Enough to mend a form by; a body of nothing but mistakes does not make an answer of megabytes. */
const mostFaults = 50;
const longestField = 200;
const notClasses: ReadonlySet<unknown> = new Set([Object, Array, String, Number, Boolean, Promise, undefined]);

/**
 * Makes the declared class of what came in and holds it against its class-validator rules; fields that no rule knows
 * are refused by name. Rules are synchronous: whether a thing exists is a use case's question, not a field's.
 */
export class RequestValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || notClasses.has(metatype)) return value;
    if (!isObject(value)) {
      throw invalidRequest([{ field: type, rule: 'object', message: `The ${type} must be an object.` }]);
    }
    // Of a query every value is a text, which class-transformer has to make a number of.
    const admitted = type === 'body' && PayloadPlan.of(metatype as Type<object>).admit(value, 'refused');
    if (admitted) return admitted;
    const instance = plainToInstance(metatype as Type<object>, value);
    const errors = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
    });
    if (errors.length > 0) throw invalidRequest(faultsOf(errors));
    return instance;
  }
}

export function invalidRequest(fields: FieldFault[]): Failure {
  return new Failure('invalid', 'invalid-request', 'The request breaks the rules of some of its fields.', { fields });
}

/** Flattens class-validator's tree into paths such as `contact.phone` and `messages[3].subject`. */
function faultsOf(errors: readonly ValidationError[], parent = ''): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const { property, constraints = {}, children = [] } of errors) {
    if (faults.length >= mostFaults) break;
    const field = pathTo(parent, property);
    for (const [rule, message] of Object.entries(constraints)) faults.push(faultOf(field, rule, message));
    faults.push(...faultsOf(children, field));
  }
  return faults.slice(0, mostFaults);
}

function pathTo(parent: string, property: string): string {
  if (parent === '') return property.slice(0, longestField);
  return `${parent}${/^\d+$/.test(property) ? `[${property}]` : `.${property}`}`.slice(0, longestField);
}

function faultOf(field: string, rule: string, message: string): FieldFault {
  if (rule === 'whitelistValidation')
    return { field, rule: 'unknown-field', message: `${field} is not a known field.` };
  return { field, rule: rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), message };
}
