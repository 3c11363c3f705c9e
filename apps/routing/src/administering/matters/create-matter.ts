import type { Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { ChangeCatalogue } from '../../catalogue/change-catalogue.ts';
import { faultsOfMatter } from '../../catalogue/domain/matter-rules.ts';
import { findMatter } from '../../catalogue/matter-table.ts';
import { demandNone, takenAlready } from '../refusals.ts';
import type { CreateMatterBody, MatterView } from './matters.dto.ts';
import { contentFrom, writeMatter } from './write-matter.ts';

/** A new matter: every router looks for it within seconds. */
@Injectable()
export class CreateMatter {
  constructor(private readonly catalogue: ChangeCatalogue) {}

  /** @throws Failure invalid naming field and rule; conflict for a code that is taken */
  create(body: CreateMatterBody, { subject: staff }: Staff): Promise<MatterView> {
    const { code, reason } = body;
    const content = contentFrom(body);
    return this.catalogue.make(async (change) => {
      demandNone(faultsOfMatter(content, change.catalogue.functions));
      if (await findMatter(change.manager, code)) throw takenAlready('matter', 'code');
      return writeMatter(change, { after: { code, content, retired: false }, action: 'created' }, { staff, reason });
    });
  }
}
