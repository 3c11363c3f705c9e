import { ApiSchema } from '@nestjs/swagger';
import { ExclusionDecision } from './exclusion-decision.event.ts';

@ApiSchema({
  description:
    'The Case is left out of the adjusted rates of its bureau (剔除); raw rates count it as before, and it is handled as before.',
})
export class CaseExcluded extends ExclusionDecision {}
