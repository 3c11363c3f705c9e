import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { ActOnCase } from './act-on-case.ts';
import type { AssignCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { faultsOfAssignment } from './domain/assignable.ts';
import type { StaffMember } from './domain/who-may.ts';
import { demandNone } from './failures.ts';

/** A triage officer puts a case on the queue of its lead bureau, with those that help. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly bureaus: BureausInForce,
  ) {}

  /** @throws Failure `invalid-request` for bureaus that the officer cannot name; what {@link ActOnCase} throws */
  async assign(
    caseNumber: string,
    by: StaffMember,
    { version, reason, ...named }: AssignCaseBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfAssignment(named.lead, named.coHandling, by));
    const placement = await this.bureaus.placement(named);
    return this.cases.act(caseNumber, { kind: 'assign', by, version, ...placement, reason });
  }
}
