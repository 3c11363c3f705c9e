import { ApiSchema } from '@nestjs/swagger';
import { BureauStep } from './bureau-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The lead bureau proposes not to take the Case on (不予受理); a supervisor decides.' })
export class CaseDeclineProposed extends BureauStep {
  /** The provision that says so. */
  @IsText(300)
  legalGround: string;

  /** In Chinese that a citizen could read. */
  @IsText(1000)
  explanation: string;
}
