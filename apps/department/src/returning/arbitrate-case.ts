import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { faultsOfAssignment } from '../handling/domain/assignable.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandNone } from '../handling/failures.ts';
import type { ArbitrateCaseBody } from './returning.dto.ts';

/** 裁定: a supervisor decides whose a case is that was returned twice; the router learns the decision as a precedent, unless it is a complaint about a bureau. */
@Injectable()
export class ArbitrateCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly bureaus: BureausInForce,
  ) {}

  /** @throws Failure `invalid-request` for bureaus that the supervisor cannot name; what {@link ActOnCase} throws */
  async arbitrate(
    caseNumber: string,
    by: StaffMember,
    { version, reason, function: duty, ...named }: ArbitrateCaseBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfAssignment(named.lead, named.coHandling, by));
    const placement = await this.bureaus.placement(named);
    return this.cases.act(caseNumber, { kind: 'arbitrate', by, version, ...placement, reason, function: duty });
  }
}
