import { ApiSchema } from '@nestjs/swagger';
import { EscalationStep } from './escalation-step.event.ts';
import { IsUtcTime } from './wire-rules.ts';

@ApiSchema({
  description: 'Somebody above must look at a Case (升级): its clock, its citizen or a leader asks for it.',
})
export class EscalationRaised extends EscalationStep {
  /** Not acknowledged until then it climbs; at the province it becomes an alarm. */
  @IsUtcTime()
  answerBy: string;
}
