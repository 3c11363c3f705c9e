import { IsUtcTime } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { mailedKinds } from '../following/domain/notice.ts';
import { deliveryStatuses, type DeliveryStatus } from '../delivery/delivery.entity.ts';

/** The new secret, which is shown this once. */
export class RotatedSecret {
  /** `whsec_…` */
  secret: string;

  /** Until then calls are signed under the former one as well. */
  formerSecretUntil: Date;
}

/** What one subscription is told by one notice. Neither its address nor its text is shown. */
export class NoticeDelivery {
  /** The `webhook-id` of the call. */
  id: string;

  /** The type of the event that it tells of. */
  eventType: string;

  @ApiProperty({ enum: mailedKinds })
  kind: (typeof mailedKinds)[number];

  /** 工单编号, where it is of a case. */
  caseNumber?: string;

  /** Of an escalation. */
  escalationId?: string;

  @ApiProperty({ type: 'integer', required: false })
  escalationVersion?: number;

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

export class NoticeDeliveries {
  /** Latest first. */
  deliveries: NoticeDelivery[];

  /** Where the next page begins; absent on the last one. */
  next?: string;
}

export class ReplayBody {
  /** All notices that came since then and that the subscription covers, also those of which it was not told. */
  @IsUtcTime()
  since: string;
}

export class Replayed {
  /** Calls that are made anew; of those that are still on their way there is no second one. */
  @ApiProperty({ type: 'integer' })
  replayed: number;

  /** Not all that came since was looked through: go on with this as `since`. */
  next?: Date;
}
