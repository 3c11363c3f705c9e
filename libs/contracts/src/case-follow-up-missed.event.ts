import { ApiSchema } from '@nestjs/swagger';
import { BureauStep } from './bureau-step.event.ts';
import { IsCount, IsUtcTime, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({
  description: 'The citizen was rung up after the final reply (回访) and not reached; his time to rate goes on.',
})
export class CaseFollowUpMissed extends BureauStep {
  /** How often by now. */
  @IsCount()
  missed: number;

  /** When he will be rung up again at the earliest; absent where he will not. */
  @MayBeAbsent()
  @IsUtcTime()
  nextAt?: string;
}
