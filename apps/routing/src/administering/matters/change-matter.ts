import { Failure } from '#domain';
import type { Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { type CatalogueChange, ChangeCatalogue } from '../../catalogue/change-catalogue.ts';
import { faultsOfMatter } from '../../catalogue/domain/matter-rules.ts';
import { findMatter, type StoredMatter } from '../../catalogue/matter-table.ts';
import { demandNone, demandVersion, notFound } from '../refusals.ts';
import type { ChangeMatterBody, MatterView, RestoreMatterBody, RetireMatterBody } from './matters.dto.ts';
import { contentFrom, viewOf, writeMatter } from './write-matter.ts';

/** What is said of a matter that is there; of two people at once one wins, and the other is told what there is now. */
@Injectable()
export class ChangeMatter {
  constructor(private readonly catalogue: ChangeCatalogue) {}

  /** @throws Failure not-found; conflict with the matter as it is; invalid naming field and rule */
  change(code: string, body: ChangeMatterBody, { subject: staff }: Staff): Promise<MatterView> {
    const { version, reason } = body;
    const content = contentFrom(body);
    return this.catalogue.make(async (change) => {
      const before = await matterSeen(change, code, version);
      demandNone(faultsOfMatter(content, change.catalogue.functions));
      return writeMatter(change, { before, after: { ...before, content }, action: 'changed' }, { staff, reason });
    });
  }

  /** Cases keep it, and no new one gets it. @throws Failure not-found; conflict, also where it is retired already */
  retire(code: string, { version, reason }: RetireMatterBody, { subject: staff }: Staff): Promise<MatterView> {
    return this.catalogue.make(async (change) => {
      const before = await matterSeen(change, code, version);
      if (before.retired) throw new Failure('conflict', 'matter-retired', 'The matter is retired already.');
      return writeMatter(change, { before, after: { ...before, retired: true }, action: 'retired' }, { staff, reason });
    });
  }

  /** Takes a retirement back. @throws Failure not-found; conflict, also where it is not retired */
  restore(code: string, { version, reason }: RestoreMatterBody, { subject: staff }: Staff): Promise<MatterView> {
    return this.catalogue.make(async (change) => {
      const before = await matterSeen(change, code, version);
      if (!before.retired) throw new Failure('conflict', 'matter-in-use', 'The matter is not retired.');
      return writeMatter(
        change,
        { before, after: { ...before, retired: false }, action: 'restored' },
        { staff, reason },
      );
    });
  }
}

async function matterSeen({ manager }: CatalogueChange, code: string, version: number): Promise<StoredMatter> {
  const found = await findMatter(manager, code);
  if (!found) throw notFound('matter');
  demandVersion('matter', version, viewOf(found, found.changedAt));
  return found;
}
