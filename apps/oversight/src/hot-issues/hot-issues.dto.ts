import { Bureau, IsBureauId, IsReadableText, IsUtcTime, IsVersion, Matter, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';

const statuses = ['proposed', 'confirmed'] as const;

export class HotIssuesQuery extends PageQuery {
  /** GB/T 2260 code, all within it included; all that one answers for where it is left out. */
  @MayBeAbsent()
  @Matches(/^[1-9]\d{5}$/)
  region?: string;

  @MayBeAbsent()
  @IsIn(statuses)
  @ApiProperty({ enum: statuses })
  status?: (typeof statuses)[number];
}

/** 会商 and its 决定. */
export class MeetingBody {
  /** Of the hot issue, as it was seen. */
  @IsVersion()
  version: number;

  @IsUtcTime()
  heldAt: string;

  /** The offices that took part. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  attendees: string[];

  @IsReadableText(5000)
  findings: string;

  @IsReadableText(5000)
  decision: string;

  /** Who carries it out. */
  @MayBeAbsent()
  @IsBureauId()
  bureauId?: string;

  @MayBeAbsent()
  @IsUtcTime()
  dueAt?: string;
}

export class MeetingView {
  id: string;

  heldAt: Date;

  attendees: string[];

  findings: string;

  decision: string;

  bureau?: Bureau;

  dueAt?: Date;

  /** Opaque id. */
  recordedBy: string;

  recordedAt: Date;
}

/** 共性问题 as it is watched. */
export class HotIssueView {
  id: string;

  /** Place and matter. */
  title: string;

  @ApiProperty({ enum: statuses })
  status: (typeof statuses)[number];

  /** The county of all its cases, or their city. */
  regionCode: string;

  function?: string;

  matter?: Matter;

  /** Writers as far as they were known when routing last said so: when it is proposed, when it is confirmed, and each time that they have come to 8, 16, 32 …. */
  @ApiProperty({ type: 'integer' })
  people: number;

  /** That belong to it. */
  @ApiProperty({ type: 'integer' })
  cases: number;

  firstAt: Date;

  lastAt: Date;

  /** 热度, now. */
  heat: number;

  /** To be sent with a meeting. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A day on which something was heard of it. */
export class DayView {
  /** In Asia/Shanghai. */
  @ApiProperty({ format: 'date' })
  day: string;

  /** Submitted that day. */
  @ApiProperty({ type: 'integer' })
  cases: number;

  /** Up to and with that day. */
  @ApiProperty({ type: 'integer' })
  total: number;

  /** That it had come to by then. */
  @ApiProperty({ type: 'integer' })
  places: number;

  /** At the end of that day. */
  heat: number;
}

export class PlaceOfIssue {
  /** Absent where nobody knows yet. */
  regionCode?: string;

  @ApiProperty({ type: 'integer' })
  cases: number;

  @ApiProperty({ type: 'integer' })
  resolved: number;
}

export class HotIssueDetails extends HotIssueView {
  /** Oldest first. */
  days: DayView[];

  /** Most cases first. */
  places: PlaceOfIssue[];

  /** Latest first. */
  meetings: MeetingView[];

  /** Surveys that were asked because of it, latest first. */
  surveyIds: string[];
}

/** Hottest first. */
export class HotIssuePage {
  entries: HotIssueView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
