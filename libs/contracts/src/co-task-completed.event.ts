import { ApiSchema } from '@nestjs/swagger';
import { CoTaskStep } from './co-task-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The co-handling bureau has done its part.' })
export class CoTaskCompleted extends CoTaskStep {
  /** What came of it; for the bureaus at work on the Case. */
  @IsText(1000)
  answer: string;
}
