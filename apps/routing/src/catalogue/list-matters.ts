import { Inject, Injectable } from '@nestjs/common';
import type { MatterEntry } from './catalogue.dto.ts';
import { CATALOGUE } from './catalogue.token.ts';
import type { Catalogue } from './domain/catalogue.ts';

@Injectable()
export class ListMatters {
  constructor(@Inject(CATALOGUE) private readonly catalogue: Catalogue) {}

  list(): MatterEntry[] {
    return this.catalogue.matters.map(({ code, name, function: functionCode, kind }) => ({
      code,
      name,
      function: functionCode,
      kind,
    }));
  }
}
