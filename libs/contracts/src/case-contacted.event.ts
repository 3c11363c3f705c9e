import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';

@ApiSchema({ description: 'A handler spoke with the citizen.' })
export class CaseContacted extends BureauStep {
  /** True for the contact that stops the first-contact clock. */
  @IsBoolean()
  first: boolean;
}
