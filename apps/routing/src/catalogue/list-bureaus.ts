import { Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import { CurrentCatalogue } from './current-catalogue.ts';
import type { DirectoryEntry } from './catalogue.dto.ts';
import { enclosing, isPlaceholder } from './domain/region.ts';

/** The bureaus that a Region itself has; those of the Regions in it are asked for one by one. */
@Injectable()
export class ListBureaus {
  constructor(private readonly catalogue: CurrentCatalogue) {}

  /** @throws Failure not-found for a Region that is none, or lies in a province that is not served */
  list(regionCode: string): DirectoryEntry[] {
    const { regions, bureaus, home } = this.catalogue.get();
    const region = regions.get(regionCode);
    if (!region || isPlaceholder(region) || enclosing(region, 'province') !== home) {
      throw new Failure('not-found', 'region-not-found', `There is no region with this code in ${home.name}.`);
    }
    return bureaus.bureausOf(region).map((bureau) => ({ ...bureau, functions: [...bureau.functions] }));
  }
}
