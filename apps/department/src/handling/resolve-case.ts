import { Injectable } from '@nestjs/common';
import { ActOnCase } from './act-on-case.ts';
import type { ResolveCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';

/** 办结: the lead bureau gives its final reply. */
@Injectable()
export class ResolveCase {
  constructor(private readonly cases: ActOnCase) {}

  resolve(
    caseNumber: string,
    by: StaffMember,
    { version, visibility, text, citations }: ResolveCaseBody,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'resolve', by, version, visibility, text, citations });
  }
}
