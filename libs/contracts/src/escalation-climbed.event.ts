import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { EscalationStep } from './escalation-step.event.ts';
import { IsRegionCode, IsUtcTime } from './wire-rules.ts';
import { wireClimbings } from './wire-words.ts';

@ApiSchema({
  description:
    'An Escalation goes to the Region above, since below nobody acknowledged or nobody heard it; or to the Region of its Case, since that left the one whose supervisors were asked. It waits there anew, whatever was done about it before.',
})
export class EscalationClimbed extends EscalationStep {
  @IsIn(wireClimbings)
  because: (typeof wireClimbings)[number];

  /** Where it was until now. */
  @IsRegionCode()
  fromRegionCode: string;

  /** Not acknowledged until then it climbs on; at the province it becomes an alarm. */
  @IsUtcTime()
  answerBy: string;
}
