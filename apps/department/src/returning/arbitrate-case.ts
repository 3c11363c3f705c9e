import { Injectable } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { NamedPlacement } from '../handling/named-placement.ts';
import type { ArbitrateCaseBody } from './returning.dto.ts';

/** 裁定: a supervisor decides whose a case is that was returned twice; the router learns the decision as a precedent, unless it is a complaint about a bureau. */
@Injectable()
export class ArbitrateCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly placement: NamedPlacement,
  ) {}

  /** @throws Failure `invalid-request` for what the supervisor cannot name; what {@link ActOnCase} throws */
  async arbitrate(caseNumber: string, by: StaffMember, body: ArbitrateCaseBody): Promise<CaseStanding> {
    const { version, reason } = body;
    const placement = await this.placement.of(body, by);
    return this.cases.act(caseNumber, { kind: 'arbitrate', by, version, ...placement, reason });
  }
}
