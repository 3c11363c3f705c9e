import {
  type EscalationCause,
  type EscalationStep,
  IsRegionCode,
  IsText,
  IsTextList,
  IsVersion,
  MayBeAbsent,
  wireEscalationCauses,
  wireEscalationLevels,
} from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { disablings, type Means, meansOfTelling, paces } from './staff-subscription.entity.ts';

/** From one hour of Asia/Shanghai until another, over midnight where that comes first. */
export class QuietHours {
  @IsInt()
  @Min(0)
  @Max(23)
  @ApiProperty({ type: 'integer' })
  from: number;

  @IsInt()
  @Min(0)
  @Max(23)
  @ApiProperty({ type: 'integer' })
  until: number;
}

/** How mail comes. */
export class MailWish {
  /** Where to. It is kept sealed. */
  @IsEmail()
  @MaxLength(254)
  address: string;

  @IsIn(paces)
  pace: (typeof paces)[number];

  /** Of a digest: hours of Asia/Shanghai at which it goes out. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(24)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(23, { each: true })
  digestHours?: number[];

  /** Of immediate mail: when it waits for the end of these hours. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHours)
  quietHours?: QuietHours;

  /** An urgent case does not wait for their end. */
  @MayBeAbsent()
  @IsBoolean()
  urgentBreaksQuiet?: boolean;
}

/** Where escalations are posted to, by Standard Webhooks. */
export class WebhookWish {
  @IsText(2_000)
  url: string;
}

/** Which escalations; what is left out lets all of them pass. */
export class EscalationFilter {
  /** All within it is followed, as far as one answers for it. */
  @IsRegionCode()
  regionCode: string;

  /** 职能. */
  @MayBeAbsent()
  @IsTextList(50, 60)
  functions?: string[];

  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(wireEscalationLevels, { each: true })
  @ApiProperty({ enum: wireEscalationLevels, isArray: true })
  levels?: EscalationStep['level'][];

  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(wireEscalationCauses, { each: true })
  @ApiProperty({ enum: wireEscalationCauses, isArray: true })
  kinds?: EscalationCause['kind'][];

  @MayBeAbsent()
  @IsBoolean()
  isUrgentOnly?: boolean;
}

export class SubscribeBody extends EscalationFilter {
  @IsIn(meansOfTelling)
  means: Means;

  /** With the means `webhook`. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => WebhookWish)
  webhook?: WebhookWish;

  /** With the means `mail`. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => MailWish)
  mail?: MailWish;
}

/** The subscription as it is to be; its means stay. */
export class ChangeSubscriptionBody extends EscalationFilter {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;

  /** Another address for a webhook. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => WebhookWish)
  webhook?: WebhookWish;

  /** Other wishes for mail. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => MailWish)
  mail?: MailWish;
}

export class WebhookShown {
  url: string;

  /** Until then it is signed under the secret before the present one as well. */
  formerSecretUntil?: Date;
}

/** A subscription of one's own. */
export class Subscription extends EscalationFilter {
  id: string;

  /** To be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  means: Means;

  /** False for a webhook that is called no more until it is enabled again. */
  isActive: boolean;

  @ApiProperty({ enum: disablings, required: false })
  disabledBecause?: (typeof disablings)[number];

  disabledAt?: Date;

  webhook?: WebhookShown;

  mail?: MailWish;
}

/** A subscription that was just made. */
export class NewSubscription extends Subscription {
  /** Of a webhook: `whsec_…`, under which its calls are signed. It is shown this once. */
  secret?: string;
}

export class SubscriptionList {
  subscriptions: Subscription[];
}
