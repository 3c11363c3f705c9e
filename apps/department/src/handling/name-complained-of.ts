import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { ActOnCase } from './act-on-case.ts';
import type { NameComplainedOfBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import type { StaffMember } from './domain/who-may.ts';

/** 回避: a case turns out to be a complaint about a bureau, which neither handles nor sees it from then on. */
@Injectable()
export class NameComplainedOf {
  constructor(
    private readonly cases: ActOnCase,
    private readonly bureaus: BureausInForce,
  ) {}

  /** @throws Failure `invalid-request` for a bureau that is not in force; what {@link ActOnCase} throws */
  async name(
    caseNumber: string,
    by: StaffMember,
    { version, reason, ...named }: NameComplainedOfBody,
  ): Promise<CaseStanding> {
    const bureau = await this.bureaus.one('bureau', named.bureau);
    return this.cases.act(caseNumber, { kind: 'name-complained-of', by, version, bureau, reason });
  }
}
