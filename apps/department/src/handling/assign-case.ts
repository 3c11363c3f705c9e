import { Injectable } from '@nestjs/common';
import { Failure } from '#domain';
import { ActOnCase } from './act-on-case.ts';
import type { AssignCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { faultsOfAssignment } from './domain/assignable.ts';
import type { StaffMember } from './domain/who-may.ts';

/** A triage officer puts a case on the queue of its lead bureau, with those that help. */
@Injectable()
export class AssignCase {
  constructor(private readonly cases: ActOnCase) {}

  /** @throws Failure `invalid-request` for bureaus that the officer cannot name; what {@link ActOnCase} throws */
  async assign(
    caseNumber: string,
    by: StaffMember,
    { version, lead, coHandling, reason }: AssignCaseBody,
  ): Promise<CaseStanding> {
    const fields = faultsOfAssignment(lead, coHandling, by);
    if (fields.length > 0)
      throw new Failure('invalid', 'invalid-request', 'The case cannot be assigned so.', { fields });
    return this.cases.act(caseNumber, { kind: 'assign', by, version, lead, coHandling, reason });
  }
}
