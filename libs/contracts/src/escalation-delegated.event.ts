import { ApiSchema } from '@nestjs/swagger';
import { AwaitingEscalationAct } from './escalation-step.event.ts';
import { IsBureauId, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({
  description: 'An Escalation was handed to a Region below, or to a bureau there; `regionCode` and `level` say which.',
})
export class EscalationDelegated extends AwaitingEscalationAct {
  /** The bureau whose head is to look; absent where the supervisors of the Region are. */
  @MayBeAbsent()
  @IsBureauId()
  toBureauId?: string;
}
