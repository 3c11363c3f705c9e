import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { BureausInForce } from '../directory/bureaus-in-force.ts';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandNone } from '../handling/failures.ts';
import type { AskCoBureauBody } from './co-handling.dto.ts';
import { faultsOfHelper } from './domain/helper.ts';

/** The lead bureau asks another one for help, which may read the case from then on. */
@Injectable()
export class AskCoBureau {
  constructor(
    private readonly cases: ActOnCase,
    private readonly bureaus: BureausInForce,
  ) {}

  /** @throws Failure `invalid-request` for one that is no bureau, or their own; what {@link ActOnCase} throws */
  async ask(
    caseNumber: string,
    by: StaffMember,
    { bureau: named, version, task }: AskCoBureauBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfHelper(named, by));
    const bureau = await this.bureaus.one('bureau', named);
    return this.cases.act(caseNumber, { kind: 'ask-co-bureau', by, version, taskId: uuidv7(), bureau, task });
  }
}
