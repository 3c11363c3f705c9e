import { ApiSchema } from '@nestjs/swagger';
import { AwaitingEscalationAct } from './escalation-step.event.ts';
import { IsUtcTime } from './wire-rules.ts';

@ApiSchema({ description: 'An Escalation was put off (暂缓); until then nobody is asked again.' })
export class EscalationSnoozed extends AwaitingEscalationAct {
  /** No later than `answerBy`. */
  @IsUtcTime()
  until: string;
}
