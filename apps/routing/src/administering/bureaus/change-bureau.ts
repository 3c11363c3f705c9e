import { Failure } from '#domain';
import { requireRegionScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { type CatalogueChange, ChangeCatalogue } from '../../catalogue/change-catalogue.ts';
import { type BureauRecord, isInForce } from '../../catalogue/domain/bureau.ts';
import { faultsOfBureau, faultsOfMerger } from '../../catalogue/domain/bureau-rules.ts';
import { demandNone, demandVersion, notFound } from '../refusals.ts';
import type { BureauView, ChangeBureauBody, MergeBureauBody, RestoreBureauBody } from './bureaus.dto.ts';
import { losersTo } from './losers-to.ts';
import { viewOf, writeBureaus } from './write-bureaus.ts';

/**
 * What becomes of a bureau that is there, in the administrator's own Region; of two people at once one wins, and the other
 * is told what there is now.
 */
@Injectable()
export class ChangeBureau {
  constructor(private readonly catalogue: ChangeCatalogue) {}

  /** @throws Failure not-found; AccessRefusal; conflict with the bureau as it is; invalid naming field and rule */
  change(id: string, body: ChangeBureauBody, staff: Staff): Promise<BureauView> {
    const { version, reason, takeOver, leaveUnserved, ...wanted } = body;
    return this.catalogue.make(async (change) => {
      const before = bureauSeen(change, { id, version }, staff);
      demandInForce(before);
      const after = { ...before, parentId: undefined, ...wanted, version: version + 1 };
      demandNone(faultsOfBureau(after, change.catalogue, before));
      const losers = losersTo(after, change.catalogue, { takeOver, leaveUnserved }, before);
      return writeBureaus(change, { action: 'changed', after, losers }, { staff: staff.subject, reason });
    });
  }

  /** Another bureau of theirs takes its place at once. @throws as {@link change} */
  merge(id: string, { version, reason, into }: MergeBureauBody, staff: Staff): Promise<BureauView> {
    return this.catalogue.make((change) => {
      const before = bureauSeen(change, { id, version }, staff);
      demandInForce(before);
      demandNone(faultsOfMerger(before, into, change.catalogue.bureaus));
      demandOwnSuccessor(change, into, staff);
      const after = { ...before, successorId: into, validUntil: change.now, version: version + 1 };
      return writeBureaus(change, { action: 'merged', after }, { staff: staff.subject, reason });
    });
  }

  /** Takes a merger back: it serves its duty list again. @throws as {@link change} */
  restore(id: string, { version, reason, takeOver }: RestoreBureauBody, staff: Staff): Promise<BureauView> {
    return this.catalogue.make((change) => {
      const before = bureauSeen(change, { id, version }, staff);
      if (isInForce(before)) throw new Failure('conflict', 'bureau-in-force', 'The bureau was not merged.');
      demandOwnSuccessor(change, before.successorId, staff);
      const after = { ...before, successorId: undefined, validUntil: undefined, version: version + 1 };
      const losers = losersTo(after, change.catalogue, { takeOver, leaveUnserved: false });
      return writeBureaus(change, { action: 'restored', after, losers }, { staff: staff.subject, reason });
    });
  }
}

function bureauSeen(
  { catalogue }: CatalogueChange,
  { id, version }: Pick<BureauRecord, 'id' | 'version'>,
  staff: Staff,
): BureauRecord {
  const found = catalogue.bureaus.find(id);
  if (!found) throw notFound('bureau');
  requireRegionScope(staff, found.regionCode);
  demandVersion('bureau', version, viewOf(found));
  return found;
}

/** Nobody gives work to a bureau of somebody else, or takes back what it was given. @throws AccessRefusal */
function demandOwnSuccessor({ catalogue }: CatalogueChange, id: string | undefined, staff: Staff): void {
  const successor = id === undefined ? undefined : catalogue.bureaus.find(id);
  if (successor) requireRegionScope(staff, successor.regionCode);
}

function demandInForce(bureau: BureauRecord): void {
  if (isInForce(bureau)) return;
  const message = 'The bureau was merged into another one and cannot be changed; restore it first.';
  throw new Failure('conflict', 'bureau-merged', message, { extra: { successorId: bureau.successorId } });
}
