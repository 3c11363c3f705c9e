import type { CaseEventType } from './catalogue.ts';

/** The golden example of an event, from the repository's root: a changed example is a changed contract. */
export function exampleFileOf(type: CaseEventType): string {
  return `libs/contracts/src/${type.split('.').slice(1, 3).join('-')}.example.json`;
}
