import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { SupervisionStep } from './supervision-step.event.ts';
import { wireListings } from './wire-words.ts';

@ApiSchema({ description: 'A Case was put on the supervision list, to be followed until its citizen is satisfied.' })
export class SupervisionEntered extends SupervisionStep {
  @IsIn(wireListings)
  because: (typeof wireListings)[number];
}
