import { IsReadableText, wireAwaited } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsRFC3339, Max, MaxLength, Min } from 'class-validator';
import { CaseCommandBody } from '../handling/case-command.dto.ts';

/** 挂起 by the lead bureau. */
export class SuspendCaseBody extends CaseCommandBody {
  @IsIn(wireAwaited)
  waitingFor: (typeof wireAwaited)[number];

  /** Why, in words that the citizen may read. */
  @IsReadableText(300)
  reason: string;

  /** When the bureau means to go on, with its offset from UTC: `2026-12-01T09:00:00+08:00`. Within a year. */
  @IsRFC3339({ message: '$property must be a time with its offset from UTC, such as 2026-12-01T09:00:00+08:00' })
  @IsISO8601({ strict: true }, { message: '$property must be a day that exists' })
  @MaxLength(40)
  @ApiProperty({ format: 'date-time' })
  until: string;
}

/** The case goes on. */
export class ResumeCaseBody extends CaseCommandBody {}

/** 申请延期 by the lead bureau. */
export class RequestExtensionBody extends CaseCommandBody {
  /** Working days more than the clock for resolving has. */
  @IsInt()
  @Min(1)
  @Max(366)
  @ApiProperty({ type: 'integer' })
  days: number;

  @IsReadableText(1000)
  reason: string;
}

/** 批准延期 by a supervisor. */
export class ApproveExtensionBody extends CaseCommandBody {}

/** 不同意延期 by a supervisor. */
export class RefuseExtensionBody extends CaseCommandBody {
  @IsReadableText(1000)
  reason: string;
}
