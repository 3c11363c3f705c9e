import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, Min } from 'class-validator';
import { Matter } from './parties.event.ts';
import { IsText, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireKinds } from './wire-words.ts';

@ApiSchema({ description: "A matter was added to routing's catalogue or changed in it; the payload is how it is now." })
export class MatterChanged extends Matter {
  /** 职能 that serves it; absent where no bureau may act. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;

  /** What it mostly comes as. */
  @MayBeAbsent()
  @IsIn(wireKinds)
  kind?: (typeof wireKinds)[number];

  /** True: cases keep it, and no new one gets it. */
  @IsBoolean()
  retired: boolean;

  /** 1 at first and one more with each change; whoever keeps a copy keeps the highest. */
  @IsInt()
  @Min(1)
  version: number;

  @IsUtcTime()
  changedAt: string;
}
