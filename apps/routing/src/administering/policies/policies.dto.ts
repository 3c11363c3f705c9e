import { MayBeAbsent } from '#contracts';
import { VersionedBody } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNumber, Max, Min } from 'class-validator';
import { deciders } from '../../catalogue/domain/deciding-policy.ts';

/** Below this the router would guess. */
const fewest = 0.3;

/** Who is to decide on messages of the function from now on. */
export class ChangePolicyBody extends VersionedBody {
  /** `router` where it is sure enough, always a `person`, or `as-default`: as it is said for all. */
  @IsIn(deciders)
  @ApiProperty({ enum: deciders })
  decides: (typeof deciders)[number];

  /** From this confidence on the router decides alone; to be said exactly where it may. */
  @MayBeAbsent()
  @IsNumber()
  @Min(fewest)
  @Max(1)
  leastConfidence?: number;
}

export class PolicyView {
  /** Code of the function; `default` for what holds where nothing else is said. */
  function: string;

  /** In Chinese; absent for `default`. */
  name?: string;

  @ApiProperty({ enum: deciders })
  decides: (typeof deciders)[number];

  leastConfidence?: number;

  /** To be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  changedAt: Date;
}

/** What is said for all first, then by function. */
export class PolicyList {
  policies: PolicyView[];
}

/** What the answer to a change that comes too late says beside what every problem says. */
export class PolicyConflict {
  /** The policy as it is. */
  current: PolicyView;
}
