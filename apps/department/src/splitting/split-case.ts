import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { SplitCaseBody } from './splitting.dto.ts';

/**
 * 拆分: matters that one message holds are handled apart. Intake gives each its number, keeps it for the citizen and
 * announces it as it does every message, so it is routed and opened like any other.
 */
@Injectable()
export class SplitCase {
  constructor(private readonly cases: ActOnCase) {}

  /** @throws Failure what {@link ActOnCase} throws */
  split(caseNumber: string, by: StaffMember, { version, parts: named, reason }: SplitCaseBody): Promise<CaseStanding> {
    const parts = named.map(({ subject, body }) => ({ caseId: uuidv7(), subject, body }));
    return this.cases.act(caseNumber, { kind: 'split', by, version, parts, reason });
  }
}
