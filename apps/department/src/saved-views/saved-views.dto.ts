import { IsReadableText } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { QueueFilter } from '../queue/queue.dto.ts';

/** A way to look at a bureau's queue, under a name. */
export class SaveViewBody {
  @IsReadableText(60)
  name: string;

  /** For all of the bureau, not for oneself alone. */
  @IsBoolean()
  isShared: boolean;

  /** What the queue is then asked for. */
  @IsObject()
  @ValidateNested()
  @Type(() => QueueFilter)
  filter: QueueFilter;
}

export class ChangeViewBody extends SaveViewBody {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  @ApiProperty({ type: 'integer' })
  version: number;
}

export class SavedView {
  id: string;

  /** To be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  name: string;

  isShared: boolean;

  filter: QueueFilter;

  /** Whether one may change and delete it: one's own; as head also what is shared. */
  isOwn: boolean;
}

/** One's own and those that the bureau shares, in the order in which they were made. */
export class SavedViewList {
  views: SavedView[];
}
