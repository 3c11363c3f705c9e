import { IsReadableText, IsVersion, MayBeAbsent } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

class CitizenCommandBody {
  /** The version that the citizen saw; where it is said and the case has changed since, the answer is 409 and nothing happens. */
  @MayBeAbsent()
  @IsVersion()
  version?: number;
}

/** 补充. */
export class SupplementBody extends CitizenCommandBody {
  @IsReadableText(5000)
  text: string;
}

/** 撤回. */
export class WithdrawBody extends CitizenCommandBody {
  @MayBeAbsent()
  @IsReadableText(1000)
  reason?: string;
}

/** 评价. */
export class RateBody extends CitizenCommandBody {
  /** Whether the matter is solved. */
  @IsBoolean()
  solved: boolean;

  /** From 1, not at all, to 5, very. */
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiProperty({ type: 'integer' })
  satisfaction: number;

  @MayBeAbsent()
  @IsReadableText(1000)
  words?: string;
}

/** 重新办理. */
export class ReopenBody extends CitizenCommandBody {
  /** What is not settled yet. */
  @IsReadableText(1000)
  reason: string;
}
