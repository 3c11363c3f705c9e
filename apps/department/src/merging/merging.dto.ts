import { IsReadableText, IsText } from '#contracts';
import { CaseCommandBody } from '../handling/case-command.dto.ts';

/** 合并. */
export class MergeCaseBody extends CaseCommandBody {
  /** 工单编号 of the open case as part of which it is handled from now on. */
  @IsText(40)
  into: string;

  /** Why, in words that the citizen may read. */
  @IsReadableText(300)
  reason: string;
}

/** 撤销合并. */
export class UnmergeCaseBody extends CaseCommandBody {
  /** Why, in words that the citizen may read. */
  @IsReadableText(300)
  reason: string;
}
