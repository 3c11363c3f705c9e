import { Failure } from '#domain';
import type { Cause } from '#messaging';
import { Clock, currentRequest } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { CasesInGroups, type HeldOrder } from '../handling/cases-in-groups.ts';
import type { CommandFor } from '../handling/domain/command.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { caseNumberIn } from '../handling/failures.ts';
import { holdCase } from '../handling/hold-case.ts';
import { checkFinalReplies, withDoubts } from './check-final-replies.ts';
import { keepFinalReplies } from './keep-final-replies.ts';
import type { ResolutionStanding, ResolveCaseBody } from './resolving.dto.ts';

/** A final reply as it comes in. */
interface FinalReply {
  /** Of the case. */
  readonly number: string;
  readonly command: CommandFor<'resolve'>;
  readonly causedBy?: Cause;
}

/** 办结: the lead bureau gives its final reply, which is compared with what was asked as the case stands at that moment. */
@Injectable()
export class ResolveCase {
  private readonly replies: CasesInGroups<FinalReply, ResolutionStanding>;

  constructor(
    private readonly dataSource: DataSource,
    clock: Clock,
    private readonly cases: ActOnCase,
  ) {
    this.replies = new CasesInGroups(dataSource, clock, (manager, replies, now) =>
      this.resolveHeld(manager, replies, now),
    );
  }

  /** @throws Failure what {@link ActOnCase.act} throws */
  async resolve(caseNumber: string, by: StaffMember, body: ResolveCaseBody): Promise<ResolutionStanding> {
    const { version, visibility, text, citations } = body;
    const command = { kind: 'resolve', by, version, visibility, text, citations } as const;
    return this.replies.submit({ number: caseNumberIn(caseNumber), command, causedBy: currentRequest() });
  }

  /** The head of the bureau takes a doubtful reply for the final one. @throws Failure what {@link ActOnCase.act} throws */
  async confirm(caseNumber: string, by: StaffMember, version: number): Promise<CaseStanding> {
    return holdCase(this.dataSource, caseNumber, async (manager, before) => {
      const command = { kind: 'confirm-resolution', by, version } as const;
      const outcome = await this.cases.carryOut(manager, before, command);
      await keepFinalReplies(manager, [{ before, command, outcome }], new Map());
      return outcome;
    });
  }

  private async resolveHeld(
    manager: EntityManager,
    replies: readonly HeldOrder<FinalReply>[],
    now: Date,
  ): Promise<(ResolutionStanding | Failure)[]> {
    const checked = await checkFinalReplies(manager, replies, { now, isOneAnswer: false });
    const outcomes = await this.cases.carryOutEach(manager, withDoubts(replies, checked), now);
    const done = replies.map((reply, index) => ({ ...reply, outcome: outcomes[index] }));
    await keepFinalReplies(manager, done, checked);
    return outcomes.map((outcome, index) => {
      const findings = checked.get(replies[index]?.before.id ?? '')?.findings ?? [];
      return outcome instanceof Failure ? outcome : Object.assign(outcome, { findings: [...findings] });
    });
  }
}
