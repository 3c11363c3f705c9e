import { PinoLogger, SealBroken } from '#platform';
import { Injectable } from '@nestjs/common';
import type { LookupFunction } from 'node:net';
import { DataSource } from 'typeorm';
import type { Outcome } from '../delivery/domain/outcome.ts';
import type { Retries, Settlement } from '../delivery/domain/settle.ts';
import type { DueMessages } from '../delivery/due-messages.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import { CallRecord } from './call-record.ts';
import { callWebhook } from './call-webhook.ts';
import { type ClaimedCall, claimCalls } from './claim-calls.ts';
import { signedHeaders } from './domain/sign-call.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { WebhookConfig } from './webhook.config.ts';
import { Webhooks } from './webhooks.ts';

const hourMs = 60 * 60_000;
/** 30 s, 1 min … 12 h between tries, for three days: about fifteen of them. */
const retries: Retries = {
  ...{ firstMs: 30_000, longestMs: 12 * hourMs },
  ...{ mostAttempts: 100, longestAgeMs: 72 * hourMs },
};

/** Calls of webhooks that are due. */
@Injectable()
export class MakeDueCalls implements DueMessages<ClaimedCall> {
  readonly retries = retries;
  private readonly stopping = new AbortController();
  private readonly calls: CallRecord;
  private readonly lookup: LookupFunction;

  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: Webhooks,
    private readonly config: WebhookConfig,
    private readonly metrics: StaffDeliveryMetrics,
    readonly logger: PinoLogger,
  ) {
    this.calls = new CallRecord(dataSource);
    this.lookup = guardedLookup(config.allowedRanges);
  }

  /** Nobody waits for a slow receiver: it is called again by whoever comes next. */
  stop(): void {
    this.stopping.abort();
  }

  claim(limit: number, underWay: readonly ClaimedCall[]): Promise<ClaimedCall[]> {
    return claimCalls(this.dataSource, limit, underWay);
  }

  /** The time in the signature is real time: by that the receiver judges whether somebody plays an old call again. */
  async send({ id, url, secrets, event }: ClaimedCall): Promise<Outcome> {
    const { type, payload } = event;
    const timestamp = 'occurredAt' in payload ? payload.occurredAt : payload.raisedAt;
    const body = JSON.stringify({ type, timestamp, data: payload });
    try {
      const opened = secrets.map((secret) => this.webhooks.open(secret));
      const signed = signedHeaders({ id, timestamp: Math.floor(Date.now() / 1000), body }, opened);
      const headers = { 'content-type': 'application/json', 'user-agent': 'Xinqiao-Webhooks/1', ...signed };
      const { allowedRanges } = this.config;
      const ways = { allowedRanges, lookup: this.lookup, signal: this.stopping.signal };
      return await callWebhook({ url, headers, body }, ways);
    } catch (error) {
      if (error instanceof SealBroken) return { kind: 'deferred', problem: 'the secret cannot be opened' };
      throw error;
    }
  }

  record(call: ClaimedCall, settlement: Settlement): Promise<void> {
    return this.calls.add(call, settlement);
  }

  tell({ id, subscriptionId, event }: ClaimedCall, settlement: Settlement, { kind }: Outcome): void {
    this.metrics.count('webhook', kind);
    if (settlement.status !== 'failed' && settlement.status !== 'gave-up') return;
    const fields = { delivery: id, subscription: subscriptionId, event: event.type, problem: settlement.problem };
    this.logger.warn(fields, 'A webhook was given up: its receiver does not take it.');
  }
}
