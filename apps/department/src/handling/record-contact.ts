import { Injectable } from '@nestjs/common';
import { ActOnCase } from './act-on-case.ts';
import type { RecordContactBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';

/** The lead bureau says that it spoke with the citizen; the first time counts as first contact. */
@Injectable()
export class RecordContact {
  constructor(private readonly cases: ActOnCase) {}

  record(caseNumber: string, by: StaffMember, { version }: RecordContactBody): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'contact', by, version });
  }
}
