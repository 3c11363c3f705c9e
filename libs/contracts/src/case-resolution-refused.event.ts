import { ApiSchema } from '@nestjs/swagger';
import { BureauStep } from './bureau-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({
  description: 'The head of the bureau did not take a doubtful reply for the final one; the bureau goes on.',
})
export class CaseResolutionRefused extends BureauStep {
  /** For those at work on the Case. */
  @IsText(1000)
  reason: string;
}
