import { bureausOf } from '#domain';
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

/** A bureau reports back on an instruction that names it, also for those that were merged into it. */
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
    staff: Staff,
    { id, version, text }: { id: string; version: number; text: string },
  ): Promise<Instruction> {
    const own = bureausOf(staff);
    return transact(this.dataSource, async (manager) => {
      const { caseNumber } = await demandInstruction(manager, id);
      const facts = await lockKnownCase(manager, caseNumber);
      const held = await demandInstruction(manager, id, { hold: true });
      const asked = asTheBureauReads(held, own, facts)?.bureaus;
      if (!asked) throw instructionNotFound();
      if (held.version !== version) throw instructionChanged(held);
      const now = await this.clock.now(manager);
      const bureauIds = asked.map(({ bureau }) => bureau.id);
      await keepReport(manager, id, bureauIds, now);
      await addWord(manager, id, { kind: 'report', bureauIds, saidBy: staff.subject, text, saidAt: now });
      await nextVersion(manager, id);
      await remindNoMore(manager, 'instruction', id, bureauIds);
      const { regionCode } = facts;
      const answers = asked.map(({ bureau, answerBy }) => ({ bureau, isLate: now > answerBy, regionCode }));
      await this.outbox.append(
        manager,
        answers.map((answer) => answeredAnnouncement(held, answer, now)),
      );
      await recordInAudit(manager, [{ staff: staff.subject, action: 'report-on-instruction', about: held.caseNumber }]);
      return demandAsTheBureauReads(manager, id, own);
    });
  }
}
