import { ApiSchema } from '@nestjs/swagger';
import { EscalationAct } from './escalation-step.event.ts';

@ApiSchema({ description: 'Somebody takes care of an Escalation; it climbs no more.' })
export class EscalationAcknowledged extends EscalationAct {}
