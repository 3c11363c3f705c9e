import { ApiSchema } from '@nestjs/swagger';
import { ExclusionDecision } from './exclusion-decision.event.ts';

@ApiSchema({ description: 'The level above did not agree to leave the Case out; all rates count it as before.' })
export class CaseExclusionRefused extends ExclusionDecision {}
