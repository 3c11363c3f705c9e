import { Failure } from '#domain';
import type { Cause } from '#messaging';
import { Clock, currentRequest } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { CasesInGroups, type HeldOrder } from '../handling/cases-in-groups.ts';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { CommandFor } from '../handling/domain/command.ts';
import { leadOf } from '../handling/domain/steps/lead-of.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { caseNumberIn } from '../handling/failures.ts';
import { holdCase } from '../handling/hold-case.ts';
import { checkFinalReplies, withDoubts } from './check-final-replies.ts';
import { answeredWith, withCitations } from './domain/check-reply.ts';
import type { Answered } from './domain/template.ts';
import { readAsked, readAskedAndEarlier } from './read-asked.ts';
import { keepAnswered, type KeptReply } from './reply-sketch-table.ts';
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
      const standing = await this.cases.carryOut(manager, before, { kind: 'confirm-resolution', by, version });
      if (before.status === 'in-progress' && before.resolution) {
        const answered = answeredWith(await readAsked(manager, before), withCitations(before.resolution));
        await keepAnswered(manager, replyKept(before, answered));
      }
      return standing;
    });
  }

  private async resolveHeld(
    manager: EntityManager,
    replies: readonly HeldOrder<FinalReply>[],
    now: Date,
  ): Promise<(ResolutionStanding | Failure)[]> {
    const checked = await checkFinalReplies(manager, replies, readAskedAndEarlier);
    const outcomes = await this.cases.carryOutEach(manager, withDoubts(replies, checked), now);
    const kept = replies.flatMap(({ before }, index) => {
      const outcome = outcomes[index];
      const answered = checked.get(before.id)?.answered;
      const isResolved = !(outcome instanceof Failure) && outcome?.status === 'resolved';
      return isResolved && answered ? replyKept(before, answered) : [];
    });
    await keepAnswered(manager, kept);
    return outcomes.map((outcome, index) => {
      const findings = checked.get(replies[index]?.before.id ?? '')?.findings ?? [];
      return outcome instanceof Failure ? outcome : Object.assign(outcome, { findings: [...findings] });
    });
  }
}

function replyKept(state: OpenedCase, answered: Answered): KeptReply[] {
  const lead = leadOf(state);
  return lead ? [{ caseId: state.id, bureauId: lead.id, ...answered }] : [];
}
