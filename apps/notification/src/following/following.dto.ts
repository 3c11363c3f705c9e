import {
  type EscalationStep,
  IsBureauId,
  IsRegionCode,
  IsText,
  IsTextList,
  IsVersion,
  MayBeAbsent,
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
import { type NoticeKind, noticeKinds } from './domain/notice.ts';
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

/** Where notices are posted to, by Standard Webhooks. */
class WebhookWish {
  @IsText(2_000)
  url: string;
}

/** What is followed: in a Region, or of one's own Bureau. Of the rest, what is left out lets everything pass. */
export class NoticeFilter {
  /** By who answers for it, or works at its triage desk: all within it is followed. */
  @MayBeAbsent()
  @IsRegionCode()
  regionCode?: string;

  /** By who works there: its clocks, what is asked of it, and what it is reminded of. */
  @MayBeAbsent()
  @IsBureauId()
  bureauId?: string;

  /** 职能, of a region's escalations. */
  @MayBeAbsent()
  @IsTextList(50, 60)
  functions?: string[];

  /** Of a region's escalations. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(wireEscalationLevels, { each: true })
  @ApiProperty({ enum: wireEscalationLevels, isArray: true })
  levels?: EscalationStep['level'][];

  /** What it is about; a reminder is about what it reminds of. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(noticeKinds, { each: true })
  @ApiProperty({ enum: noticeKinds, isArray: true })
  kinds?: NoticeKind[];

  @MayBeAbsent()
  @IsBoolean()
  isUrgentOnly?: boolean;
}

/** What is followed, and how what is told comes. */
class SubscriptionWishes extends NoticeFilter {
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

export class SubscribeBody extends SubscriptionWishes {
  @IsIn(meansOfTelling)
  means: Means;
}

/** The subscription as it is to be; its means stay, and of them what is left out. */
export class ChangeSubscriptionBody extends SubscriptionWishes {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;
}

export class WebhookShown {
  url: string;

  /** Until then it is signed under the secret before the present one as well. */
  formerSecretUntil?: Date;
}

/** A subscription of one's own. */
export class Subscription extends NoticeFilter {
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

  /** From then on it brings nothing; to look at one's subscriptions or to listen to them makes it another 30 days, for those that one may still have. */
  confirmedUntil: Date;

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
