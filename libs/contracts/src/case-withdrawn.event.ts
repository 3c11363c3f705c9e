import { ApiSchema } from '@nestjs/swagger';
import { CaseStep } from './case-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPart, IsText, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The citizen withdrew the Case (已撤回).' })
export class CaseWithdrawn extends CaseStep {
  /** 主办 bureau that had it; absent where none had. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;

  /** In the citizen's words. */
  @MayBeAbsent()
  @IsText(1000)
  reason?: string;
}
