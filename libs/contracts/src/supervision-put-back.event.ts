import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { SupervisionStep } from './supervision-step.event.ts';
import { wirePutBacks } from './wire-words.ts';

@ApiSchema({ description: 'A Case is followed again after it had seemed settled, or had been closed on the list.' })
export class SupervisionPutBack extends SupervisionStep {
  @IsIn(wirePutBacks)
  because: (typeof wirePutBacks)[number];
}
