import { ApiSchema } from '@nestjs/swagger';
import { OtherCase } from './parties.event.ts';
import { StandingStep } from './standing-step.event.ts';
import { IsPart, IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The Case is handled by itself again; it stands where it stood.' })
export class CaseUnmerged extends StandingStep {
  @IsPart(() => OtherCase)
  from: OtherCase;

  /** In Chinese that a citizen could read. */
  @IsText(300)
  reason: string;
}
