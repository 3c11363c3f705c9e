import { IsRegionCode, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';

export const rulingStandings = ['binding', 'superseded', 'revoked'] as const;

/** As `precedent` counts them. */
export const rulingId = /^[1-9]\d{0,17}$/;

export class RulingsQuery extends PageQuery {
  /** Rulings that hold in this Region or in a part of it; without it, in all that the administrator answers for. */
  @MayBeAbsent()
  @IsRegionCode()
  region?: string;

  @MayBeAbsent()
  @IsIn(rulingStandings)
  standing?: (typeof rulingStandings)[number];

  /** The `next` of the page before. */
  @MayBeAbsent()
  @Matches(rulingId)
  declare after?: string;
}

export class RulingMatter {
  code: string;

  /** In Chinese; absent where the matter is in use no more. */
  name?: string;
}

export class RulingBureau {
  id: string;

  /** Absent where the directory does not know it. */
  name?: string;
}

/** What an administrator said of a ruling. */
export class RulingJudgement {
  @ApiProperty({ enum: ['revoked', 'restored'] })
  action: 'revoked' | 'restored';

  /** Opaque subject. */
  staff: string;

  reason: string;

  judgedAt: Date;
}

/** 裁定 of one case that says whose a matter is in a Region. */
export class RulingView {
  id: string;

  /** Of the case that was ruled on. */
  caseNumber: string;

  matter: RulingMatter;

  regionCode: string;

  /** Whose it is. */
  bureau: RulingBureau;

  /** `binding`: the router goes by it. `superseded`: by a later one of the same matter and Region. `revoked`: by an administrator. */
  @ApiProperty({ enum: rulingStandings })
  standing: (typeof rulingStandings)[number];

  ruledAt: Date;

  /** The earliest first. */
  judgements: RulingJudgement[];
}

/** The latest first. */
export class RulingPage {
  entries: RulingView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
