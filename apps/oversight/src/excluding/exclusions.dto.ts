import { Bureau, IsReadableText, IsText, wireExclusionGrounds } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';

export type ExclusionGround = (typeof wireExclusionGrounds)[number];

export class RequestExclusionBody {
  /** As people type it. */
  @IsText(40)
  caseNumber: string;

  @IsIn(wireExclusionGrounds)
  @ApiProperty({ enum: wireExclusionGrounds })
  ground: ExclusionGround;

  /** Why the case should not count, for who decides. */
  @IsReadableText(1000)
  reason: string;

  /** What shows it: document numbers, names of attachments of the case. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Length(1, 300, { each: true })
  @ApiProperty({ type: [String], minItems: 1, maxItems: 10 })
  evidence: string[];
}

export class DecideExclusionBody {
  /** Why it is decided so. The citizen reads it where the case is left out. */
  @IsReadableText(300)
  explanation: string;
}

export class ExclusionsQuery extends PageQuery {
  /** GB/T 2260 code; what bureaus of all regions below it have asked for is listed with it. */
  @Matches(/^[1-9]\d{5}$/)
  region: string;
}

const exclusionStates = ['asked', 'approved', 'refused'] as const;
export type ExclusionState = (typeof exclusionStates)[number];

/** 剔除申请 */
export class ExclusionView {
  id: string;

  caseNumber: string;

  /** 主办 bureau whose case it is, as it was when it was asked. */
  bureau: Bureau;

  /** 撤并: the bureau in force that has taken its place since. */
  successor?: Bureau;

  @ApiProperty({ enum: wireExclusionGrounds })
  ground: ExclusionGround;

  reason: string;

  evidence: string[];

  askedAt: Date;

  @ApiProperty({ enum: exclusionStates })
  state: ExclusionState;

  /** Absent until it is decided. */
  explanation?: string;

  decidedAt?: Date;
}

/** Some of them, in the order of the list. */
export class ExclusionPage {
  entries: ExclusionView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
