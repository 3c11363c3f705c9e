import { ApiSchema } from '@nestjs/swagger';
import { CaseStep } from './case-step.event.ts';
import { Region } from './parties.event.ts';
import { IsPart, IsTextList, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The router was not sure; a triage officer is to decide (待研判).' })
export class CaseSentToTriage extends CaseStep {
  /** In Chinese that a citizen could read. */
  @IsTextList(20, 300)
  reasons: string[];

  /** 属地, where the router found one. */
  @MayBeAbsent()
  @IsPart(() => Region)
  jurisdiction?: Region;
}
