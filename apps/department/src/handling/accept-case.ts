import { Injectable } from '@nestjs/common';
import { ActOnCase } from './act-on-case.ts';
import type { AcceptCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';

/** 签收: the lead bureau takes the case on. */
@Injectable()
export class AcceptCase {
  constructor(private readonly cases: ActOnCase) {}

  accept(caseNumber: string, by: StaffMember, { version }: AcceptCaseBody): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'accept', by, version });
  }
}
