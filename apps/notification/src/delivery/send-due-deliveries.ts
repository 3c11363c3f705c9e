import { Injectable } from '@nestjs/common';
import { ContactSeal, PinoLogger } from '#platform';
import { DataSource } from 'typeorm';
import { emailOf } from '../subscriptions/email-of.ts';
import { renderLetter } from '../templates/render-letter.ts';
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts';
import type { Outcome } from './domain/outcome.ts';
import { settle, type Settlement } from './domain/settle.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { insist } from './insist.ts';
import { MessageSender } from './message-sender.ts';
import { SettlementRecord } from './settlement-record.ts';
import { MailConfig } from './smtp/mail.config.ts';

/** Sends what is due, one round of it. */
@Injectable()
export class SendDueDeliveries {
  private readonly record: SettlementRecord;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: MessageSender,
    private readonly seal: ContactSeal,
    private readonly config: MailConfig,
    private readonly metrics: DeliveryMetrics,
    private readonly logger: PinoLogger,
  ) {
    this.record = new SettlementRecord(dataSource);
  }

  /**
   * No transaction is open while something is sent. Each outcome is recorded as soon as it is there, waiting for no other
   * send: what is not recorded when the process is killed will be sent again.
   * @param limit how many messages at most
   */
  async execute(limit: number): Promise<Outcome[]> {
    const claimed = await claimDeliveries(this.dataSource, limit);
    return Promise.all(claimed.map((delivery) => this.deliver(delivery)));
  }

  private async deliver(delivery: ClaimedDelivery): Promise<Outcome> {
    const outcome = await this.send(delivery);
    const settlement = settle(outcome, delivery, Math.random());
    await insist(() => this.record.add(delivery, settlement));
    this.metrics.count(outcome.kind);
    this.tell(delivery, settlement);
    return outcome;
  }

  private async send({ id, step, contact }: ClaimedDelivery): Promise<Outcome> {
    const recipient = this.recipientOf(contact);
    if (!recipient) return { kind: 'deferred', problem: 'the contact cannot be opened' };
    return this.sender.send({ id, recipient, letter: renderLetter(step, this.config.trackingUrl) });
  }

  /** Undefined where the key is not (or no longer, or not yet) among this instance's. */
  private recipientOf(contact: ClaimedDelivery['contact']): string | undefined {
    try {
      return emailOf(this.seal.open(contact));
    } catch {
      return undefined;
    }
  }

  private tell({ id, step }: ClaimedDelivery, settlement: Settlement): void {
    if (settlement.status !== 'failed' && settlement.status !== 'gave-up') return;
    const fields = { delivery: id, case: step.payload.caseNumber, problem: settlement.problem };
    this.logger.warn(
      fields,
      `A message to a citizen ${settlement.status === 'failed' ? 'was refused' : 'was given up'}.`,
    );
  }
}
