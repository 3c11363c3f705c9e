import { ApiSchema } from '@nestjs/swagger';
import { CoTaskStep } from './co-task-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The lead bureau goes on without the help that it had asked for.' })
export class CoTaskWaived extends CoTaskStep {
  /** Why; for the bureaus at work on the Case. */
  @IsText(1000)
  reason: string;
}
