import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { KnownSubjects } from '../directory/known-subjects.ts';
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
    private readonly subjects: KnownSubjects,
  ) {}

  /** @throws Failure `invalid-request` for what the supervisor cannot name; what {@link ActOnCase} throws */
  async arbitrate(
    caseNumber: string,
    by: StaffMember,
    { version, reason, kind, urgent, ...named }: ArbitrateCaseBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfAssignment(named, by));
    const placement = await this.bureaus.placement(named);
    const corrected = { kind, urgent, ...(await this.subjects.named(named)) };
    return this.cases.act(caseNumber, { kind: 'arbitrate', by, version, ...placement, corrected, reason });
  }
}
