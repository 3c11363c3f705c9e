import { Failure, type FieldFault } from '#domain';

/** No body that a client has reason to send is nested deeper. */
const deepest = 16;
const longestPath = 200;

/**
 * Looks through everything a client sent, keys included, for what PostgreSQL or UTF-8 cannot hold: NUL characters and
 * lone surrogates. Objects nested too deep are refused before something recursive meets them.
 * @param root what the value itself is called
 * @returns the refusal, which names the field, where there is a reason for one
 */
export function refusalOfText(value: unknown, root: string): Failure | undefined {
  const fault = faultIn(value, 0);
  if (!fault) return undefined;
  const field =
    fault.path.reduceRight(join, '').slice(0, longestPath).toWellFormed().replaceAll('\0', '\ufffd') || root;
  const { rule, message } = fault;
  return new Failure('invalid', 'invalid-request', 'A part of the request cannot be accepted.', {
    fields: [{ field, rule, message: `${field} ${message}.` }],
  });
}

/** A broken rule and the way to it, innermost step first. */
type Fault = Pick<FieldFault, 'rule' | 'message'> & { readonly path: (string | number)[] };

function faultIn(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') return faultInText(value);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === deepest) return { rule: 'max-depth', message: `must not be nested deeper than ${deepest}`, path: [] };
  return Array.isArray(value) ? faultInItems(value, depth) : faultInProperties(value, depth);
}

function faultInText(text: string): Fault | undefined {
  if (!text.isWellFormed()) return { rule: 'well-formed', message: 'must not contain a lone surrogate', path: [] };
  if (text.includes('\0')) return { rule: 'no-nul', message: 'must not contain a NUL character', path: [] };
  return undefined;
}

/** Validation would take the name of something that every object inherits for that of a known field. */
function faultInName(key: string): Fault | undefined {
  if (!Object.hasOwn(Object.prototype, key)) return undefined;
  return { rule: 'unknown-field', message: 'is not a known field', path: [] };
}

function faultInItems(items: readonly unknown[], depth: number): Fault | undefined {
  for (let index = 0; index < items.length; index += 1) {
    const fault = faultIn(items[index], depth + 1);
    if (fault) return { ...fault, path: [...fault.path, index] };
  }
  return undefined;
}

function faultInProperties(object: object, depth: number): Fault | undefined {
  for (const [key, value] of Object.entries(object)) {
    const fault = faultInText(key) ?? faultInName(key) ?? faultIn(value, depth + 1);
    if (fault) return { ...fault, path: [...fault.path, key] };
  }
  return undefined;
}

function join(way: string, step: string | number): string {
  if (typeof step === 'number') return `${way}[${step}]`;
  return way === '' ? step : `${way}.${step}`;
}
