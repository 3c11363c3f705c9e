import { IsRegionCode, IsText, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';

const standings = ['heard', 'known', 'doubted', 'common'] as const;

export class PlaceSearchQuery extends PageQuery {
  /** Part of the name. */
  @MayBeAbsent()
  @IsText(20)
  text?: string;

  /** Places of this city; without it, of all that the administrator answers for. */
  @MayBeAbsent()
  @IsRegionCode()
  city?: string;

  @MayBeAbsent()
  @IsIn([...standings, 'removed'])
  standing?: (typeof standings)[number] | 'removed';

  /** The `next` of the page before. */
  @MayBeAbsent()
  @IsUUID()
  declare after?: string;
}

/** How often people said that it lies in a county. */
export class PlaceEvidenceView {
  regionCode: string;

  @ApiProperty({ type: 'integer' })
  decisions: number;

  @ApiProperty({ type: 'integer' })
  arbitrations: number;

  /** Numbers of the latest of these cases. */
  caseNumbers: string[];
}

/** A name of an estate, a village, a market … in one city, as people's decisions placed it. */
export class PlaceView {
  id: string;

  name: string;

  cityCode: string;

  /** `heard`: not often enough to be used. `known`: used. `doubted`: cases that name it are doubted. `common`: lies in too many counties to be used. */
  @ApiProperty({ enum: standings })
  standing: (typeof standings)[number];

  /** The likeliest county first. */
  evidence: PlaceEvidenceView[];

  learntAt: Date;

  /** Since when it is not used, whatever is decided. */
  removedAt?: Date;

  /** Opaque subject of the administrator who last removed or restored it. */
  judgedBy?: string;

  judgementReason?: string;
}

/** What was learnt last stands first. */
export class PlacePage {
  entries: PlaceView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
