import { CaseOutbox, Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { demandDueTime } from '../supervising/demand-due-time.ts';
import { askBureaus } from './ask-bureaus.ts';
import { demandInstruction } from './demand-instruction.ts';
import { demandNamedBureaus } from './demand-named-bureaus.ts';
import { type Instruction, isItsLeader } from './domain/whom-it-concerns.ts';
import { instructionChanged, instructionNotFound } from './failures.ts';
import { findInstruction, nextVersion } from './instruction-table.ts';

export interface FollowUpCommand {
  /** As it was read. */
  readonly version: number;
  readonly text: string;
  /** Whom it asks, anew or for the first time. */
  readonly bureauIds: readonly string[];
  readonly answerBy: string;
}

/** The leader who gave an instruction asks on: bureaus report again, and others may join them. */
@Injectable()
export class FollowUpInstruction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @throws Failure not-found for anybody else, and for a case that lies no more in the leader's region; `instruction-changed`; as `GiveInstruction` for bureaus and times */
  async followUp(staff: Staff, id: string, command: FollowUpCommand): Promise<Instruction> {
    return transact(this.dataSource, async (manager) => {
      const seen = await findInstruction(manager, id);
      if (seen?.givenBy !== staff.subject) throw instructionNotFound();
      const facts = await lockKnownCase(manager, seen.caseNumber);
      if (!isItsLeader(staff, seen, facts.regionCode)) throw instructionNotFound();
      const held = await demandInstruction(manager, id, { hold: true });
      if (held.version !== command.version) throw instructionChanged(held);
      const now = await this.clock.now(manager);
      const bureaus = await demandNamedBureaus(manager, facts, command.bureauIds, staff);
      const answerBy = demandDueTime('answerBy', command.answerBy, now);
      const question = { kind: 'follow-up', text: command.text, bureaus, answerBy } as const;
      await askBureaus({ manager, outbox: this.outbox }, held, question, { by: staff, facts, now });
      await nextVersion(manager, id);
      await recordInAudit(manager, [{ staff: staff.subject, action: 'follow-up-instruction', about: held.caseNumber }]);
      return demandInstruction(manager, id);
    });
  }
}
