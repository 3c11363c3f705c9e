import { Clock, letGo, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { lockCase } from '../handling/case-table.ts';
import { actsOn } from '../handling/domain/who-may.ts';
import { caseNotFound, notTheirs } from '../handling/failures.ts';
import { findAttachment, markWithdrawn } from './attachment-table.ts';
import { type Attachment, type Sender, subjectOf } from './domain/attachment.ts';
import { mayWithdraw } from './domain/who-may-attach.ts';
import { attachmentNotFound } from './failures.ts';

/** Takes an attachment back: nobody can open it any more, its file is swept, and that it was there stays. */
@Injectable()
export class WithdrawAttachment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** To withdraw it again changes nothing. @throws Failure not-found, also for one that is not theirs; forbidden */
  async withdraw(number: string, sender: Sender, id: string): Promise<Attachment> {
    return this.dataSource.transaction(async (manager) => {
      const state = await lockCase(manager, number);
      if (!state) throw caseNotFound();
      if (sender !== 'citizen' && !actsOn(sender, state)) throw notTheirs();
      const attachment = isUuid(id) ? await findAttachment(manager, state.id, id) : undefined;
      if (!attachment || !mayWithdraw(sender, attachment, state)) throw attachmentNotFound();
      if (attachment.withdrawnAt) return attachment;
      const [at, by] = [await this.clock.now(manager), subjectOf(sender)];
      await markWithdrawn(manager, state.id, id, { at, by });
      await letGo(manager, id, at);
      if (by !== undefined) await recordInAudit(manager, [{ staff: by, action: 'withdraw-attachment', about: number }]);
      return { ...attachment, withdrawnAt: at, withdrawnBy: by };
    });
  }
}
