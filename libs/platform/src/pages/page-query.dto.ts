import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { IsText, MayBeAbsent } from '#contracts';

/** What every list is asked with that is shown page by page. */
export class PageQuery {
  /** Entries on a page. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  @ApiProperty({ type: 'integer', required: false })
  limit = 50;

  /** The `next` of the page before. */
  @MayBeAbsent()
  @IsText(200)
  after?: string;
}
