import { Injectable } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandNone } from '../handling/failures.ts';
import type { AssignHandlerBody } from './assigning.dto.ts';
import { Colleagues } from './colleagues.ts';

/** 分派: somebody of the lead bureau has the case in hand from now on, or nobody any more. */
@Injectable()
export class AssignHandler {
  constructor(
    private readonly cases: ActOnCase,
    private readonly colleagues: Colleagues,
  ) {}

  /** @throws Failure `invalid-request` for somebody who has not come to the bureau's queue yet; what {@link ActOnCase} throws */
  async assign(caseNumber: string, by: StaffMember, { version, handler }: AssignHandlerBody): Promise<CaseStanding> {
    if (handler !== undefined && handler !== by.subject) await this.demandColleague(by, handler);
    return this.cases.act(caseNumber, { kind: 'assign-handler', by, version, handler });
  }

  private async demandColleague({ bureauId = '' }: StaffMember, subject: string): Promise<void> {
    const isOne = await this.colleagues.isOne({ bureauId, subject });
    const message = 'handler must be somebody who works at your bureau and has looked at its queue.';
    demandNone(isOne ? [] : [{ field: 'handler', rule: 'colleague', message }]);
  }
}
