import { IsUtcTime } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { deliveryStatuses, type DeliveryStatus } from '../delivery/delivery.entity.ts';

/** The new secret, which is shown this once. */
export class RotatedSecret {
  /** `whsec_…` */
  secret: string;

  /** Until then calls are signed under the former one as well. */
  formerSecretUntil: Date;
}

/** What one subscription is told of one step of an escalation. Neither its address nor its text is shown. */
export class EscalationDelivery {
  /** The `webhook-id` of the call. */
  id: string;

  escalationId: string;

  @ApiProperty({ type: 'integer' })
  escalationVersion: number;

  /** The type of the event that it tells of. */
  eventType: string;

  @ApiProperty({ enum: deliveryStatuses })
  status: DeliveryStatus;

  @ApiProperty({ type: 'integer' })
  attempts: number;

  queuedAt: Date;

  /** When it is tried next; only while it is pending. */
  nextAttemptAt?: Date;

  settledAt?: Date;

  /** What the last try met, in codes: `HTTP 503`, `ETIMEDOUT`, `EFORBIDDENADDRESS`. */
  lastProblem?: string;
}

export class EscalationDeliveries {
  /** Latest first. */
  deliveries: EscalationDelivery[];

  /** Where the next page begins; absent on the last one. */
  next?: string;
}

export class ReplayBody {
  /** All steps that came since then and that the subscription covers, also those of which it was not told. */
  @IsUtcTime()
  since: string;
}

export class Replayed {
  /** Calls that are made anew; of those that are still on their way there is no second one. */
  @ApiProperty({ type: 'integer' })
  replayed: number;

  /** There are more than can be replayed at once: go on with this as `since`. */
  next?: Date;
}
