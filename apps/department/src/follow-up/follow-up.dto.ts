import { Bureau, IsReadableText, IsRegionCode, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { RateBody } from '../citizens/citizens.dto.ts';
import { CaseCommandBody } from '../handling/case-command.dto.ts';
import { partsOfDay } from '../handling/domain/follow-up.ts';
import { type Action, actions } from '../handling/domain/transitions.ts';

/** Whose citizens are rung up: of this region and all within it; that of a province also has those without a place yet. */
export class RegionQuery {
  @IsRegionCode()
  region: string;
}

export class FollowUpsQuery extends PageQuery {
  /** Cases of this region and all within it; that of a province also has those without a place yet. */
  @IsRegionCode()
  region: string;
}

/** Somebody to be rung up. Whom and at which number, the case tells to who may see it. */
export class FollowUpEntry {
  caseNumber: string;

  subject: string;

  /** 主办 bureau, which resolved it. */
  lead: Bureau;

  resolvedAt: Date;

  /** The call is made in this part of the day. */
  @ApiProperty({ enum: ['any', ...partsOfDay] })
  part: 'any' | (typeof partsOfDay)[number];

  /** From then on; while somebody has taken the call, until it is given to others again. */
  dueAt: string;

  /** From then on `take` gives it: once it is due, in its part of the day, between 9 and 21 o'clock (Asia/Shanghai). */
  callableAt: Date;

  /** How often the citizen was not reached. */
  @ApiProperty({ type: 'integer' })
  missed: number;

  /** To be sent with what came of the call. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** What the person who asks may do next. */
  @ApiProperty({ enum: actions, isArray: true })
  allowedActions: Action[];
}

/** What is due first comes first. */
export class FollowUpsPage {
  entries: FollowUpEntry[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** A call for who asked; absent where none is due at this time of the day. */
export class TakenFollowUp {
  entry?: FollowUpEntry;
}

/** 回访结果: what the citizen said on the telephone. */
export class RateByCallBody extends IntersectionType(CaseCommandBody, OmitType(RateBody, ['version'])) {
  /** What is not settled yet, where the citizen wants the case to go on. */
  @MayBeAbsent()
  @IsReadableText(1000)
  reopen?: string;
}

/** 未接通. */
export class MissCallBody extends CaseCommandBody {}
