import { requireRegionScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { ChangeCatalogue } from '../../catalogue/change-catalogue.ts';
import { faultsOfBureau } from '../../catalogue/domain/bureau-rules.ts';
import { demandNone, takenAlready } from '../refusals.ts';
import type { BureauView, CreateBureauBody } from './bureaus.dto.ts';
import { losersTo } from './losers-to.ts';
import { writeBureaus } from './write-bureaus.ts';

/** A new bureau: routing sends it what is on its duty list from now on. */
@Injectable()
export class CreateBureau {
  constructor(private readonly catalogue: ChangeCatalogue) {}

  /** @throws Failure invalid naming field and rule; conflict for an id that is taken; AccessRefusal for a Region that is not theirs */
  create({ reason, takeOver, ...wanted }: CreateBureauBody, staff: Staff): Promise<BureauView> {
    return this.catalogue.make(async (change) => {
      const after = { ...wanted, validFrom: change.now, version: 1 };
      demandNone(faultsOfBureau(after, change.catalogue));
      requireRegionScope(staff, after.regionCode);
      if (change.catalogue.bureaus.find(after.id)) throw takenAlready('bureau', 'id');
      const losers = losersTo(after, change.catalogue, { takeOver, leaveUnserved: false });
      return writeBureaus(change, { action: 'created', after, losers }, { staff: staff.subject, reason });
    });
  }
}
