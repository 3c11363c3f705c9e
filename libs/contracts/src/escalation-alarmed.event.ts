import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { EscalationStep } from './escalation-step.event.ts';
import { wireSilences } from './wire-words.ts';

@ApiSchema({
  description:
    'An Escalation is an alarm: in the whole province nobody acknowledged or nobody heard it. It stays one until somebody does.',
})
export class EscalationAlarmed extends EscalationStep {
  @IsIn(wireSilences)
  because: (typeof wireSilences)[number];
}
