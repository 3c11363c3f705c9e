import { ApiSchema } from '@nestjs/swagger';
import { StandingStep } from './standing-step.event.ts';
import { IsText, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'A person of the lead bureau has the Case in hand from now on, or nobody any more.' })
export class CaseHandlerAssigned extends StandingStep {
  /** Opaque subject of the handler; absent where the Case was given back. */
  @MayBeAbsent()
  @IsText(200)
  handler?: string;
}
