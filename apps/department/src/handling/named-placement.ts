import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { KnownSubjects } from '../directory/known-subjects.ts';
import type { PlacementBody } from './case-command.dto.ts';
import { faultsOfAssignment } from './domain/assignable.ts';
import type { StaffMember } from './domain/who-may.ts';
import { demandNone } from './failures.ts';

/** To whom somebody gives a case, and what he says of it with that, in the directory's words. */
@Injectable()
export class NamedPlacement {
  constructor(
    private readonly bureaus: BureausInForce,
    private readonly subjects: KnownSubjects,
  ) {}

  /** @throws Failure `invalid-request` for what there is not, or is not his to name */
  async of({ kind, urgent, ...named }: PlacementBody, by: StaffMember) {
    demandNone(faultsOfAssignment(named, by));
    const placement = await this.bureaus.placement(named);
    return { ...placement, corrected: { kind, urgent, ...(await this.subjects.named(named)) } };
  }
}
