import { validateSync } from 'class-validator';
import { type EnvironmentVariable, variablesOf } from './from-env.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment is not one that the process can run in; the message says all that is wrong with it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly faults: readonly string[]) {
    super(['The environment does not configure this service:', ...faults].join('\n  - '));
  }
}

/**
 * Parses the environment once into a frozen, typed object. An empty variable counts as one that is not set.
 * @throws ConfigurationError naming every variable that is wrong, what was found (never a secret) and what is expected
 */
export function loadConfig<T extends object>(Config: new () => T, env: Environment): Readonly<T> {
  const variables = variablesOf(Config);
  const config = new Config();
  const unreadable = new Set(
    variables.filter((variable) => !read(variable, env, config)).map(({ property }) => property),
  );
  const broken = new Set(validateSync(config, { forbidUnknownValues: false }).map(({ property }) => property));
  const faults = variables.filter(({ property }) => unreadable.has(property) || broken.has(property));
  if (faults.length > 0) throw new ConfigurationError(faults.map((variable) => describe(variable, env[variable.name])));
  return Object.freeze(config);
}

function read(variable: EnvironmentVariable, env: Environment, config: object): boolean {
  const text = env[variable.name];
  if (!text) return true;
  try {
    const parse = variable.parse ?? parserLike(Reflect.get(config, variable.property));
    Reflect.set(config, variable.property, parse(text));
    return true;
  } catch {
    return false;
  }
}

function parserLike(initial: unknown): (text: string) => unknown {
  if (typeof initial === 'number') return Number;
  if (typeof initial === 'boolean') return (text) => ({ true: true, false: false })[text] ?? text;
  return (text) => text;
}

function describe(variable: EnvironmentVariable, found: string | undefined): string {
  const value = variable.secret ? 'not right (its value is a secret and not shown)' : JSON.stringify(found);
  return `${variable.name} is ${found ? value : 'not set'}; expected ${variable.expected}`;
}
