import { IsReadableText } from '#contracts';
import { CaseCommandBody } from '../handling/case-command.dto.ts';

/** 重新办理 by a supervisor. */
export class ReopenCaseBody extends CaseCommandBody {
  /** What is not settled yet. */
  @IsReadableText(1000)
  reason: string;
}
