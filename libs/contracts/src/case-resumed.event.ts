import { ApiSchema } from '@nestjs/swagger';
import { BureauStep } from './bureau-step.event.ts';
import { IsUtcTime } from './wire-rules.ts';

@ApiSchema({ description: 'The Case goes on after it was suspended, and the resolve clock with it.' })
export class CaseResumed extends BureauStep {
  /** Since when the clock had stood still. */
  @IsUtcTime()
  suspendedAt: string;
}
