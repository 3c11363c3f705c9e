import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { KnownSubjects } from '../directory/known-subjects.ts';
import { ActOnCase } from './act-on-case.ts';
import type { AssignCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { faultsOfAssignment } from './domain/assignable.ts';
import type { StaffMember } from './domain/who-may.ts';
import { demandNone } from './failures.ts';

/** A triage officer puts a case on the queue of its lead bureau, with those that help, and corrects what the router got wrong. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly bureaus: BureausInForce,
    private readonly subjects: KnownSubjects,
  ) {}

  /** @throws Failure `invalid-request` for what the officer cannot name; what {@link ActOnCase} throws */
  async assign(
    caseNumber: string,
    by: StaffMember,
    { version, reason, kind, urgent, ...named }: AssignCaseBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfAssignment(named, by));
    const placement = await this.bureaus.placement(named);
    const corrected = { kind, urgent, ...(await this.subjects.named(named)) };
    return this.cases.act(caseNumber, { kind: 'assign', by, version, ...placement, corrected, reason });
  }
}
