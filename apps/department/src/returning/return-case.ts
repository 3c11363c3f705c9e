import { Injectable } from '@nestjs/common';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandNone } from '../handling/failures.ts';
import { faultsOfSuggestion } from './domain/suggestion.ts';
import type { ReturnCaseBody } from './returning.dto.ts';

/** 退回: the lead bureau says that the case is not its own. */
@Injectable()
export class ReturnCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly bureaus: BureausInForce,
  ) {}

  /** @throws Failure `invalid-request` for a suggestion that is no bureau or their own; what {@link ActOnCase} throws */
  async return(
    caseNumber: string,
    by: StaffMember,
    { suggested: named, ...body }: ReturnCaseBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfSuggestion(named, by));
    const suggested = named && (await this.bureaus.one('suggested', named));
    return this.cases.act(caseNumber, { kind: 'return', by, ...body, suggested });
  }
}
