import { Injectable } from '@nestjs/common';
import { ContactSeal, PinoLogger } from '#platform';
import { DataSource } from 'typeorm';
import { emailOf } from '../subscriptions/email-of.ts';
import { renderLetter } from '../templates/render-letter.ts';
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts';
import type { Outcome } from './domain/outcome.ts';
import { mailRetries, type Settlement } from './domain/settle.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import type { DueMessages } from './due-messages.ts';
import { MessageSender } from './message-sender.ts';
import { SettlementRecord } from './settlement-record.ts';
import { MailConfig } from './smtp/mail.config.ts';

/** Mail to citizens that is due. */
@Injectable()
export class SendDueDeliveries implements DueMessages<ClaimedDelivery> {
  readonly retries = mailRetries;
  private readonly settled: SettlementRecord;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: MessageSender,
    private readonly seal: ContactSeal,
    private readonly config: MailConfig,
    private readonly metrics: DeliveryMetrics,
    readonly logger: PinoLogger,
  ) {
    this.settled = new SettlementRecord(dataSource);
  }

  claim(limit: number): Promise<ClaimedDelivery[]> {
    return claimDeliveries(this.dataSource, limit);
  }

  async send({ id, step, contact }: ClaimedDelivery): Promise<Outcome> {
    const recipient = this.recipientOf(contact);
    if (!recipient) return { kind: 'deferred', problem: 'the contact cannot be opened' };
    return this.sender.send({ id, recipient, letter: renderLetter(step, this.config.trackingUrl) });
  }

  record(delivery: ClaimedDelivery, settlement: Settlement): Promise<void> {
    return this.settled.add(delivery, settlement);
  }

  /** Undefined where the key is not (or no longer, or not yet) among this instance's. */
  private recipientOf(contact: ClaimedDelivery['contact']): string | undefined {
    try {
      return emailOf(this.seal.open(contact));
    } catch {
      return undefined;
    }
  }

  tell({ id, step }: ClaimedDelivery, settlement: Settlement, { kind }: Outcome): void {
    this.metrics.count(kind);
    if (settlement.status !== 'failed' && settlement.status !== 'gave-up') return;
    const fields = { delivery: id, case: step.payload.caseNumber, problem: settlement.problem };
    this.logger.warn(
      fields,
      `A message to a citizen ${settlement.status === 'failed' ? 'was refused' : 'was given up'}.`,
    );
  }
}
