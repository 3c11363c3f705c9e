import { ApiSchema } from '@nestjs/swagger';
import { CoTaskStep } from './co-task-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The lead bureau asks another one for help (协办).' })
export class CoTaskAssigned extends CoTaskStep {
  /** What is to be done. */
  @IsText(1000)
  task: string;
}
