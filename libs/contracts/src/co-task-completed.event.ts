import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CoTaskStep } from './co-task-step.event.ts';
import { IsText, MayBeAbsent } from './wire-rules.ts';
import { wireStatuses } from './wire-words.ts';

@ApiSchema({ description: 'The co-handling bureau has done its part.' })
export class CoTaskCompleted extends CoTaskStep {
  /** Where the Case stands, as it did before; absent in events from before it was said, when it was always in progress. */
  @MayBeAbsent()
  @IsIn(wireStatuses)
  status?: (typeof wireStatuses)[number];

  /** What came of it; for the bureaus at work on the Case. */
  @IsText(1000)
  answer: string;
}
