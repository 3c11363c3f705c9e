import { Injectable } from '@nestjs/common';
import { ActOnCase } from './act-on-case.ts';
import type { AssignCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';
import { NamedPlacement } from './named-placement.ts';

/** A triage officer puts a case on the queue of its lead bureau, with those that help, and corrects what the router got wrong. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly placement: NamedPlacement,
  ) {}

  /** @throws Failure `invalid-request` for what the officer cannot name; what {@link ActOnCase} throws */
  async assign(caseNumber: string, by: StaffMember, body: AssignCaseBody): Promise<CaseStanding> {
    const { version, reason } = body;
    const placement = await this.placement.of(body, by);
    return this.cases.act(caseNumber, { kind: 'assign', by, version, ...placement, reason });
  }
}
