import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';
import { IsText, IsUtcTime } from './wire-rules.ts';
import { wireAwaited } from './wire-words.ts';

@ApiSchema({
  description:
    'The Case waits for somebody outside the bureau (挂起); the resolve clock stands still until it is resumed, or `until` at the latest.',
})
export class CaseSuspended extends BureauStep {
  @IsIn(wireAwaited)
  waitingFor: (typeof wireAwaited)[number];

  /** In Chinese that a citizen could read. */
  @IsText(300)
  reason: string;

  /** When the bureau means to go on. */
  @IsUtcTime()
  until: string;
}
