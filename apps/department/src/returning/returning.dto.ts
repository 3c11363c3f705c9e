import { Bureau, IsReadableText, MayBeAbsent } from '#contracts';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { CaseCommandBody, PlacementBody } from '../handling/case-command.dto.ts';

/** 退回 by the lead bureau. */
export class ReturnCaseBody extends CaseCommandBody {
  /** Why, in words that the citizen may read. */
  @IsReadableText(300)
  reason: string;

  /** The line of the bureau's duty list that the case does not fall under. */
  @IsReadableText(300)
  dutyLine: string;

  /** Whose it is, where the bureau knows. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => Bureau)
  suggested?: Bureau;
}

/** 裁定 by a supervisor. */
export class ArbitrateCaseBody extends PlacementBody {
  /** Why, in words that the citizen may read. */
  @IsReadableText(300)
  reason: string;
}
