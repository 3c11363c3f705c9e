import { ApiSchema } from '@nestjs/swagger';
import { CaseStep } from './case-step.event.ts';
import { Bureau, OtherCase } from './parties.event.ts';
import { IsPart, IsText, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The Case is handled as part of another one (已合并); it can be undone.' })
export class CaseMerged extends CaseStep {
  @IsPart(() => OtherCase)
  into: OtherCase;

  /** 主办 bureau that had it; absent where none had. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;

  /** In Chinese that a citizen could read. */
  @IsText(300)
  reason: string;
}
