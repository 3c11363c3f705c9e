import { CaseOutbox, Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { remindNoMore } from '../reminding/reminder-table.ts';
import { answeredAnnouncement } from './announcements.ts';
import { demandAsTheBureauReads, demandInstruction } from './demand-instruction.ts';
import { asTheBureauReads, type Instruction } from './domain/whom-it-concerns.ts';
import { instructionChanged, instructionNotFound } from './failures.ts';
import { addWord, keepReport, nextVersion } from './instruction-table.ts';

/** A bureau reports back on an instruction that names it. */
@Injectable()
export class ReportOnInstruction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /**
   * @returns the instruction as the bureau reads it
   * @throws Failure not-found for a bureau that reads nothing of it; `instruction-changed`
   */
  async report(
    { subject }: Staff,
    { id, bureauId, version, text }: { id: string; bureauId: string; version: number; text: string },
  ): Promise<Instruction> {
    return transact(this.dataSource, async (manager) => {
      const { caseNumber } = await demandInstruction(manager, id);
      const facts = await lockKnownCase(manager, caseNumber);
      const held = await demandInstruction(manager, id, { hold: true });
      const asked = asTheBureauReads(held, bureauId, facts)?.bureaus.at(0);
      if (!asked) throw instructionNotFound();
      if (held.version !== version) throw instructionChanged(held);
      const now = await this.clock.now(manager);
      const isLate = now > asked.answerBy;
      await keepReport(manager, id, bureauId, { reportedAt: now, isLate });
      await addWord(manager, id, { kind: 'report', bureauIds: [bureauId], saidBy: subject, text, saidAt: now });
      await nextVersion(manager, id);
      await remindNoMore(manager, 'instruction', id, bureauId);
      const answer = { bureau: asked.bureau, isLate, regionCode: facts.regionCode };
      await this.outbox.append(manager, [answeredAnnouncement(held, answer, now)]);
      await recordInAudit(manager, [{ staff: subject, action: 'report-on-instruction', about: held.caseNumber }]);
      return demandAsTheBureauReads(manager, id, bureauId);
    });
  }
}
