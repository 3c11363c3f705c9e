import { ApiSchema } from '@nestjs/swagger';
import { StandingStep } from './standing-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'A supervisor has the bureau take the Case on; it stands where it stood.' })
export class CaseDeclineRefused extends StandingStep {
  @IsText(1000)
  reason: string;
}
