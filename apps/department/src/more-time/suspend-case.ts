import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandNone } from '../handling/failures.ts';
import { faultsOfUntil } from './domain/until.ts';
import type { SuspendCaseBody } from './more-time.dto.ts';

/** 挂起: the case waits for the citizen or for others, and its resolve clock stands still meanwhile, until then at the latest. */
@Injectable()
export class SuspendCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure `invalid-request` for an `until` that does not lie ahead; what {@link ActOnCase} throws */
  async suspend(caseNumber: string, by: StaffMember, { until: text, ...body }: SuspendCaseBody): Promise<CaseStanding> {
    const until = new Date(text);
    demandNone(faultsOfUntil(until, await this.clock.now()));
    return this.cases.act(caseNumber, { kind: 'suspend', by, ...body, until });
  }
}
