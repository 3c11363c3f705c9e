import { ApiSchema } from '@nestjs/swagger';
import { StandingStep } from './standing-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The citizen added something to the Case.' })
export class CaseSupplemented extends StandingStep {
  /** In the citizen's words: for those at work on the Case and the citizen alone. */
  @IsText(5000)
  text: string;
}
