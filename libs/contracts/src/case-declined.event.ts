import { ApiSchema } from '@nestjs/swagger';
import { CaseWindows } from './case-clock.event.ts';
import { CaseStep } from './case-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPart, IsText, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({
  description:
    'The Case is not taken on (不予受理): a supervisor agreed, or the triage desk answered it as out of scope.',
})
export class CaseDeclined extends CaseStep {
  /** 主办 bureau that had proposed it; absent where the triage desk answered. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;

  /** The provision that says so. */
  @MayBeAbsent()
  @IsText(300)
  legalGround?: string;

  /** In Chinese that a citizen could read. */
  @IsText(1000)
  explanation: string;

  /** Whom to ask instead. */
  @MayBeAbsent()
  @IsText(300)
  askInstead?: string;

  /** Absent in what was announced before they were said. */
  @MayBeAbsent()
  @IsPart(() => CaseWindows)
  windows?: CaseWindows;
}
