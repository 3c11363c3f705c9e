import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';

type PayloadClass = new () => object;
type Fields = Record<string, unknown>;
type UnknownFields = 'kept' | 'refused';
type Condition = (object: object, value: unknown) => boolean;
type RuleMetadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

interface FieldPlan {
  readonly name: string;
  readonly conditions: Condition[];
  readonly rules: Condition[];
  nested?: PayloadPlan;
}

const plans = new Map<PayloadClass, PayloadPlan>();

/**
 * The rules of a payload class, looked up once. class-validator gathers them anew for every object, which costs tens of
 * microseconds an event; every event is checked twice. A plan can only say yes, by the very validators that
 * class-validator would call; whatever it does not know or would refuse is left to class-validator.
 */
export class PayloadPlan {
  private readonly fields: FieldPlan[] = [];
  private readonly names = new Set<string>();
  private isComplete = true;

  static of(payloadClass: PayloadClass): PayloadPlan {
    let plan = plans.get(payloadClass);
    if (!plan) plans.set(payloadClass, (plan = new PayloadPlan(payloadClass)));
    return plan;
  }

  private constructor(private readonly payloadClass: PayloadClass) {
    const storage = getMetadataStorage();
    const metadata = storage.getTargetValidationMetadatas(payloadClass, '', false, false);
    for (const [name, rules] of Object.entries(storage.groupByPropertyName(metadata))) {
      const field: FieldPlan = { name, conditions: [], rules: [] };
      this.fields.push(field);
      this.names.add(name);
      for (const rule of rules) this.plan(field, rule);
    }
    if (metadata.length === 0) this.isComplete = false;
  }

  /**
   * @param unknownFields whether fields that no rule knows may stay; what class-transformer's `@Transform` would change is
   *   not known here, so classes that use it are not for plans
   * @returns an instance of the class when the payload surely keeps every rule; nothing when it has to be looked at
   */
  admit(payload: unknown, unknownFields: UnknownFields = 'kept'): object | undefined {
    if (!this.isComplete || !isPlainObject(payload)) return undefined;
    if (unknownFields === 'refused' && !Object.keys(payload).every((name) => this.names.has(name))) return undefined;
    const instance = Object.assign(new this.payloadClass(), payload) as Fields;
    return this.fields.every((field) => admitField(instance, field, unknownFields)) ? instance : undefined;
  }

  private plan(field: FieldPlan, metadata: RuleMetadata): void {
    switch (metadata.type) {
      case 'customValidation':
        field.rules.push(...rulesOf(metadata));
        break;
      case 'conditionalValidation':
        field.conditions.push((metadata.constraints as [Condition])[0]);
        break;
      case 'nestedValidation':
        field.nested = PayloadPlan.of(nestedClass(this.payloadClass, field.name));
        break;
      case 'whitelistValidation':
        break;
      default:
        this.isComplete = false;
    }
  }
}

function admitField(
  instance: Fields,
  { name, conditions, rules, nested }: FieldPlan,
  unknownFields: UnknownFields,
): boolean {
  const value = instance[name];
  if (!conditions.every((applies) => applies(instance, value))) return true;
  if (!rules.every((isKept) => isKept(instance, value))) return false;
  if (!nested || value === undefined) return true;
  if (!Array.isArray(value)) return (instance[name] = nested.admit(value, unknownFields)) !== undefined;
  const admitted = value.map((each) => nested.admit(each, unknownFields));
  instance[name] = admitted;
  return !admitted.includes(undefined);
}

function rulesOf(metadata: RuleMetadata): Condition[] {
  const { each, validateIf, propertyName: property, constraints } = metadata;
  return getMetadataStorage()
    .getTargetValidatorConstraints(metadata.constraintCls)
    .map(({ instance: validator }) => (object, value) => {
      if (validateIf?.(object, value) === false) return true;
      const context = { targetName: object.constructor.name, property, object, value, constraints };
      // Anything but a plain true, such as a promise, is for class-validator to judge.
      const isKept = (candidate: unknown) => validator.validate(candidate, context) === true;
      return each && Array.isArray(value) ? value.every(isKept) : isKept(value);
    });
}

/** The class that `@Type` names for a field, asked of class-transformer by its public door. */
function nestedClass(payloadClass: PayloadClass, field: string): PayloadClass {
  const probe = plainToInstance(payloadClass, { [field]: {} }) as Record<string, object>;
  return probe[field]?.constructor as PayloadClass;
}

function isPlainObject(value: unknown): value is object {
  return value instanceof Object && !Array.isArray(value) && !Object.hasOwn(value, '__proto__');
}
