import type { FieldFault } from '#domain';
import type { GovernmentFunction, MatterContent } from './matter.ts';

/** What is wrong with a matter in the light of the rest of the catalogue; the form of its fields is checked before. */
export function faultsOfMatter(
  content: MatterContent,
  functions: ReadonlyMap<string, GovernmentFunction>,
): FieldFault[] {
  const { function: own, coFunctions, samples, phrases } = content;
  const named = [
    ...(own === undefined ? [] : [{ field: 'function', code: own }]),
    ...coFunctions.map((co, index) => ({ field: `coFunctions[${index}].function`, code: co.function })),
    ...samples.flatMap((sample, index) =>
      sample.coFunctions.map((code, place) => ({ field: `samples[${index}].coFunctions[${place}]`, code })),
    ),
  ];
  const faults = named.filter(({ code }) => !functions.has(code)).map(({ field }) => knownFunction(field));
  const again = named.filter(({ field, code }) => field !== 'function' && code === own);
  faults.push(...again.map(({ field }) => anotherFunction(field)));
  if (phrases.length === 0 && samples.length === 0) faults.push(canBeFound);
  return faults;
}

const knownFunction = (field: string): FieldFault => ({
  field,
  rule: 'known-function',
  message: `${field} must be the code of a function.`,
});

const anotherFunction = (field: string): FieldFault => ({
  field,
  rule: 'another-function',
  message: `${field} must be another function than the matter's own.`,
});

const canBeFound: FieldFault = {
  field: 'phrases',
  rule: 'can-be-found',
  message: 'phrases must not be empty where there are no samples: nothing would lead to the matter.',
};
