import { MayBeAbsent } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsReadableText } from '../handling/case-command.dto.ts';

/** 补充. */
export class SupplementBody {
  @IsReadableText(5000)
  text: string;
}

/** 撤回. */
export class WithdrawBody {
  @MayBeAbsent()
  @IsReadableText(1000)
  reason?: string;
}

/** 评价. */
export class RateBody {
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
export class ReopenBody {
  /** What is not settled yet. */
  @IsReadableText(1000)
  reason: string;
}
