import 'reflect-metadata';

/** How one property of a configuration class is read from the environment. */
export interface EnvironmentVariable {
  readonly property: string;
  readonly name: string;
  /** What the value has to be, for the person who set it wrong: "a port number, 0 to 65535". */
  readonly expected: string;
  /** A secret value is never repeated in a message. */
  readonly secret: boolean;
  /** Makes the value of the text; without it the text becomes what the property's default is (number, boolean, text). */
  readonly parse?: (text: string) => unknown;
}

type Options = Partial<Pick<EnvironmentVariable, 'secret' | 'parse'>>;

const variablesKey = Symbol('environment variables');

/**
 * Reads the property from an environment variable; its initial value is the default, and class-validator rules beside
 * it judge what was found.
 */
export function FromEnv(name: string, expected: string, options: Options = {}): PropertyDecorator {
  return (target, property) => {
    const variable = { property: String(property), name, expected, secret: false, ...options };
    Reflect.defineMetadata(variablesKey, [...variablesOf(target.constructor), variable], target.constructor);
  };
}

/** The variables that a configuration class reads, in the order of its properties. */
export function variablesOf(config: object): readonly EnvironmentVariable[] {
  return (Reflect.getMetadata(variablesKey, config) as readonly EnvironmentVariable[] | undefined) ?? [];
}
