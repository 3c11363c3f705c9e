import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsUUID } from 'class-validator';
import { OtherCase } from './parties.event.ts';
import { IsCaseNumber, IsDegrees, IsPart, IsRegionCode, IsText, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireChannels, wireKinds } from './wire-words.ts';

@ApiSchema({ description: 'Who wrote, readable only by holders of the key.' })
export class SealedContact {
  /** Which key sealed it. */
  @IsText(40)
  keyId: string;

  /** JSON {name?, phone?, email?, confidential?}, AES-256-GCM, base64. */
  @IsText(4000)
  sealed: string;
}

@ApiSchema({ description: 'A point on the map, WGS-84. It may be the writer’s home: never in logs, keys or headers.' })
export class Location {
  /** In degrees, north of the equator. */
  @IsDegrees(90)
  latitude: number;

  /** In degrees, east of Greenwich. */
  @IsDegrees(180)
  longitude: number;
}

@ApiSchema({ description: "Intake took a citizen's message; one Case is to be opened for it." })
export class CaseSubmitted {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  @IsIn(wireChannels)
  channel: (typeof wireChannels)[number];

  /** The message's id on its channel, where the channel gives one. */
  @MayBeAbsent()
  @IsText(200)
  sourceId?: string;

  /** What the writer ticked; routing may find otherwise. */
  @MayBeAbsent()
  @IsIn(wireKinds)
  kind?: (typeof wireKinds)[number];

  @IsText(200)
  subject: string;

  @IsText(10_000)
  body: string;

  /** The region the writer chose or the channel serves; routing may find otherwise. */
  @MayBeAbsent()
  @IsRegionCode()
  regionHint?: string;

  /** Where the writer was, or what he points at. */
  @MayBeAbsent()
  @IsPart(() => Location)
  location?: Location;

  @IsUtcTime()
  submittedAt: string;

  /**
   * The same for the same contact, whatever the channel: an HMAC under a key that routing does not hold, so that it tells one
   * writer from another and nothing else. Absent where there is neither telephone nor mail address.
   */
  @MayBeAbsent()
  @IsText(40)
  writer?: string;

  /** 无网络联系方式: only a telephone call reaches the writer, as far as is known. */
  @MayBeAbsent()
  @IsBoolean()
  onlyByCall?: boolean;

  @MayBeAbsent()
  @IsPart(() => SealedContact)
  contact?: SealedContact;

  /** The Case whose message held this matter as well, and from which it was split. */
  @MayBeAbsent()
  @IsPart(() => OtherCase)
  splitFrom?: OtherCase;
}
