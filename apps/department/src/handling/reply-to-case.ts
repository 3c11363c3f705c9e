import { Injectable } from '@nestjs/common';
import { ActOnCase } from './act-on-case.ts';
import type { ReplyToCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';

/** An interim reply: the citizen is told something, and the case goes on. */
@Injectable()
export class ReplyToCase {
  constructor(private readonly cases: ActOnCase) {}

  reply(
    caseNumber: string,
    by: StaffMember,
    { version, visibility, text, citations }: ReplyToCaseBody,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'reply', by, version, visibility, text, citations });
  }
}
