import { Injectable } from '@nestjs/common';
import type { MatterEntry } from './catalogue.dto.ts';
import { CurrentCatalogue } from './current-catalogue.ts';

@Injectable()
export class ListMatters {
  constructor(private readonly catalogue: CurrentCatalogue) {}

  list(): MatterEntry[] {
    return this.catalogue.get().matters.map(({ code, name, function: functionCode, kind }) => ({
      code,
      name,
      function: functionCode,
      kind,
    }));
  }
}
