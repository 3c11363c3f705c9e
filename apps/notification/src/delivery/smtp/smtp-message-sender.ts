import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../domain/outcome.ts';
import { type Message, MessageSender } from '../message-sender.ts';
import { concurrentSends } from '../sending-limits.ts';
import { MailConfig } from './mail.config.ts';
import { outcomeOfError } from './outcome-of-error.ts';

/** A send that hangs ends within these, and so well before its lease does. Milliseconds. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** RFC 3834 §5: an absence notice must not answer. */
const headers = { 'Auto-Submitted': 'auto-generated' };

/** Mail over SMTP, on connections that are kept. */
@Injectable()
export class SmtpMessageSender extends MessageSender implements OnApplicationShutdown {
  private readonly transport;

  constructor(private readonly config: MailConfig) {
    super();
    this.transport = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections: concurrentSends,
      maxRequeues: 1,
      ...timeouts,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, recipient, letter }: Message): Promise<Outcome> {
    try {
      await this.transport.sendMail({
        from: this.config.mailFrom,
        // As an object it is one address, whatever stands in it.
        to: { name: '', address: recipient },
        messageId: `<${id}@${this.domain()}>`,
        headers,
        ...letter,
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private domain(): string {
    return this.config.mailFrom.replace(/^.*@|>$/g, '');
  }
}
