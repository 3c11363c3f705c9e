import { ContactSeal, PinoLogger } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Outcome } from '../delivery/domain/outcome.ts';
import { mailRetries, type Settlement } from '../delivery/domain/settle.ts';
import type { DueMessages } from '../delivery/due-messages.ts';
import { MessageSender } from '../delivery/message-sender.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import { type ClaimedMail, claimMails } from './claim-mails.ts';
import { noticeLetter } from './domain/notice-letter.ts';
import { settleMail } from './settle-mail.ts';

/** Mail to those of the staff who follow something that is due. */
@Injectable()
export class SendDueMails implements DueMessages<ClaimedMail> {
  readonly retries = mailRetries;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: MessageSender,
    private readonly seal: ContactSeal,
    private readonly metrics: StaffDeliveryMetrics,
    readonly logger: PinoLogger,
  ) {}

  claim(limit: number): Promise<ClaimedMail[]> {
    return claimMails(this.dataSource, limit);
  }

  async send({ id, contact, told, confirmedUntil }: ClaimedMail): Promise<Outcome> {
    const recipient = this.recipientOf(contact);
    if (recipient === undefined) return { kind: 'deferred', problem: 'the contact cannot be opened' };
    return this.sender.send({ id, recipient, letter: noticeLetter(told, confirmedUntil) });
  }

  record(mail: ClaimedMail, settlement: Settlement): Promise<void> {
    return settleMail(this.dataSource, mail, settlement);
  }

  tell({ id }: ClaimedMail, settlement: Settlement, { kind }: Outcome): void {
    this.metrics.count('mail', kind);
    if (settlement.status !== 'failed' && settlement.status !== 'gave-up') return;
    const sentence = `A mail to the staff ${settlement.status === 'failed' ? 'was refused' : 'was given up'}.`;
    this.logger.warn({ message: id, problem: settlement.problem }, sentence);
  }

  /** Undefined where the key is not (or no longer, or not yet) among this instance's. */
  private recipientOf(contact: ClaimedMail['contact']): string | undefined {
    try {
      return this.seal.open(contact).email;
    } catch {
      return undefined;
    }
  }
}
