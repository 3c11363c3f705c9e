import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { EscalationStep } from './escalation-step.event.ts';
import { wireCaseEnds } from './wire-words.ts';

@ApiSchema({
  description: 'An Escalation is over, since its Case came to its end. A reopening does not bring it back.',
})
export class EscalationEnded extends EscalationStep {
  @IsIn(wireCaseEnds)
  because: (typeof wireCaseEnds)[number];
}
