import { Injectable } from '@nestjs/common';
import { ActOnCase } from './act-on-case.ts';
import type { AssignCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';

/** A triage officer puts a case on the queue of its lead bureau, with those that help. */
@Injectable()
export class AssignCase {
  constructor(private readonly cases: ActOnCase) {}

  assign(
    caseNumber: string,
    by: StaffMember,
    { version, lead, coHandling, reason }: AssignCaseBody,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'assign', by, version, lead, coHandling, reason });
  }
}
