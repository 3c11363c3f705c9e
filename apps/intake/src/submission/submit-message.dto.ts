import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsISO8601,
  IsObject,
  IsRFC3339,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsReadableText, IsRegionCode, IsText, Location, MayBeAbsent } from '#contracts';
import { type Channel, channels, type Contact, type Kind, kinds } from '#domain';
import type { Message } from './domain/message.ts';
import { parsePhoneNumber } from './domain/phone-number.ts';
import { IsPhoneNumber } from './phone-number.rule.ts';

export class ContactDto {
  @MayBeAbsent()
  @IsText(50)
  name?: string;

  /** As it is written in China: blanks, hyphens, area code, +86, 转; or a foreign number with its country code. */
  @MayBeAbsent()
  @IsPhoneNumber()
  phone?: string;

  @MayBeAbsent()
  @IsEmail({ allow_utf8_local_part: true }, { message: '$property must be an e-mail address' })
  @Matches(/^[^"]*$/, { message: '$property must not be quoted' })
  @MaxLength(254)
  email?: string;

  /** 要求保密: the bureaus that handle the case do not learn who wrote. */
  @MayBeAbsent()
  @IsBoolean()
  confidential?: boolean;
}

/** A message as a channel hands it in. */
export class SubmitMessageDto {
  @IsIn(channels)
  channel: Channel;

  /** The message's id on its channel; the same id is the same message. */
  @MayBeAbsent()
  @IsText(200)
  sourceId?: string;

  /** What the writer ticked. */
  @MayBeAbsent()
  @IsIn(kinds)
  kind?: Kind;

  @IsReadableText(200)
  subject: string;

  @IsReadableText(10_000)
  body: string;

  /** GB/T 2260 code of the region that the writer chose or the channel serves. */
  @MayBeAbsent()
  @IsRegionCode()
  regionHint?: string;

  /** Where the writer was, or what he points at: WGS-84. It helps to find the county, and what is written counts more. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => Location)
  location?: Location;

  /** Kept sealed, and shown to nobody but the bureau that leads the case, its supervisors and who rings its writer up, for a reason that is kept. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto;

  /** When it was written, with its offset from UTC: `2026-11-23T16:00:00+08:00`. Not before 2000, not in the future. */
  @MayBeAbsent()
  @IsRFC3339({ message: '$property must be a time with its offset from UTC, such as 2026-11-23T16:00:00+08:00' })
  @IsISO8601({ strict: true }, { message: '$property must be a day that exists' })
  @MaxLength(40)
  sentAt?: string;
}

/** The Message in a valid request. */
export function messageOf({ contact, sentAt, ...rest }: SubmitMessageDto): Message {
  const { channel, sourceId, kind, subject, body, regionHint, location } = rest;
  return {
    channel,
    sourceId,
    kind,
    subject,
    body,
    regionHint,
    location,
    contact: contact && contactOf(contact),
    sentAt: sentAt === undefined ? undefined : new Date(sentAt),
  };
}

/** One form for all spellings of a number, so that a repeat is recognised and a caller can dial it. */
function contactOf({ name, phone, email, confidential }: ContactDto): Contact {
  return { name, phone: phone && parsePhoneNumber(phone), email, confidential };
}
