import { IsReadableText } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { CaseCommandBody } from '../handling/case-command.dto.ts';

/** A matter that is to be handled apart. */
export class SplitPartBody {
  @IsReadableText(200)
  subject: string;

  /** What the citizen wrote about it. */
  @IsReadableText(10_000)
  body: string;
}

/** 拆分 by a triage officer. */
export class SplitCaseBody extends CaseCommandBody {
  /** Each becomes a case of its own; this one keeps the rest. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SplitPartBody)
  @ApiProperty({ type: [SplitPartBody], minItems: 1, maxItems: 5 })
  parts: SplitPartBody[];

  /** Why, in words that the citizen may read. */
  @IsReadableText(300)
  reason: string;
}
