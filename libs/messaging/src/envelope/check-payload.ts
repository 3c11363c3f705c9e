import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { PayloadPlan } from './payload-plan.ts';

type PayloadClass<P extends object> = new () => P;

/** A payload that breaks a rule of its class: each fault names field and rule, and never quotes the value. */
export class InvalidPayload extends Error {
  override readonly name = 'InvalidPayload';

  constructor(
    type: string,
    readonly faults: readonly string[],
  ) {
    super(`${type}: ${faults.join('; ')}`);
  }
}

/**
 * Makes an instance of the payload's class and holds it to the class's rules; the same check on publish and on consume.
 * Fields that the class does not know are kept out of the rules: a newer publisher may add some.
 * @throws InvalidPayload
 */
export function checkPayload<P extends object>(payloadClass: PayloadClass<P>, payload: unknown): P {
  const admitted = PayloadPlan.of(payloadClass).admit(payload);
  if (admitted) return admitted as P;
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new InvalidPayload(payloadClass.name, ['a payload is a JSON object']);
  }
  const instance = plainToInstance(payloadClass, payload);
  const errors = validateSync(instance, { validationError: { target: false, value: false } });
  if (errors.length > 0)
    throw new InvalidPayload(
      payloadClass.name,
      errors.flatMap((error) => faultsOf(error)),
    );
  return instance;
}

function faultsOf(error: ValidationError, path = ''): string[] {
  const field = `${path}${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((rule) => (path ? `${path}${rule}` : rule));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}
