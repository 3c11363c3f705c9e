import { Failure } from '#domain';
import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { CommandFor } from '../handling/domain/command.ts';
import { isTakenByAnother } from '../handling/domain/follow-up.ts';
import { maySee } from '../handling/domain/who-may.ts';
import { holdCase } from '../handling/hold-case.ts';

/** What came of a call: the citizen's rating, or that he was not reached. */
@Injectable()
export class RecordCall {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cases: ActOnCase,
  ) {}

  /** @throws Failure `call-taken` where somebody else has taken the call; what {@link ActOnCase} throws */
  async record(caseNumber: string, command: CommandFor<'rate-by-call' | 'miss-call'>): Promise<CaseStanding> {
    return holdCase(this.dataSource, caseNumber, async (manager, before) => {
      const { by } = command;
      const call = before.status === 'resolved' ? before.followUp : undefined;
      if (call && maySee(by, before) && isTakenByAnother(call, by.subject, await this.clock.now(manager)))
        throw callTaken();
      return this.cases.carryOut(manager, before, command);
    });
  }
}

function callTaken(): Failure {
  return new Failure('conflict', 'call-taken', 'Somebody else has taken this call and may be ringing the citizen up.');
}
