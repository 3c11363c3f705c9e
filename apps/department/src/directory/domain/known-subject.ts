import type { Matter, Region } from '#contracts';
import type { FieldFault } from '#domain';

/** What somebody says of a case, by codes. */
export interface NamedSubject {
  /** GB/T 2260. */
  readonly region?: string;
  readonly function?: string;
  readonly matter?: string;
}

/** The same with its names. */
export interface KnownSubject {
  readonly region?: Region;
  readonly matter?: Matter;
  /** As it was named; where it was not, that of the matter. */
  readonly function?: string;
}

/** What there is of it. */
interface Found {
  readonly region: object | null;
  readonly matter: { readonly retired: boolean } | null;
  readonly hasFunction: boolean;
}

/** A case belongs where there are bureaus, and is about what the catalogue has. */
export function faultsOfSubject({ region, function: duty, matter }: NamedSubject, found: Found): FieldFault[] {
  return [
    ...(region !== undefined && !found.region ? [unknownRegion] : []),
    ...(duty !== undefined && !found.hasFunction ? [unknownFunction] : []),
    ...(matter !== undefined && !found.matter ? [unknownMatter] : []),
    ...(found.matter?.retired ? [retiredMatter] : []),
  ];
}

const unknownRegion = {
  field: 'region',
  rule: 'known-region',
  message: 'region must be the code of a region that has bureaus.',
};

const unknownFunction = {
  field: 'function',
  rule: 'known-function',
  message: 'function must be the code of a function that serves some matter.',
};

const unknownMatter = { field: 'matter', rule: 'known-matter', message: 'matter must be the code of a matter.' };

const retiredMatter = {
  field: 'matter',
  rule: 'current-matter',
  message: 'matter must be one that new cases still get.',
};
