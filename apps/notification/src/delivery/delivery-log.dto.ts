import { Matches } from 'class-validator';
import { deliveryStatuses } from './delivery.entity.ts';

export class DeliveryLogQuery {
  /** 工单编号. */
  @Matches(/^\d{8}-\d{7}-[\dX]$/)
  caseNumber: string;
}

/** One message about one step. Neither its address nor its text is shown. */
export class DeliveryLogEntry {
  id: string;

  /** The step's number in the Case's life. */
  caseVersion: number;

  /** The type of the event that it tells of. */
  eventType: string;

  status: (typeof deliveryStatuses)[number];

  attempts: number;

  /** When it was queued. */
  createdAt: Date;

  /** When it is tried next; only while it is pending. */
  nextAttemptAt?: Date;

  /** When it was sent, refused or given up. */
  settledAt?: Date;

  /** What the last try met, in codes: `EENVELOPE 550 5.1.1 at RCPT TO`. */
  lastProblem?: string;
}

export class DeliveryLog {
  deliveries: DeliveryLogEntry[];
}
