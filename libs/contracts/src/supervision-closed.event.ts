import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { SupervisionStep } from './supervision-step.event.ts';

@ApiSchema({ description: 'A supervisor closed an entry of the supervision list with evidence.' })
export class SupervisionClosed extends SupervisionStep {
  /** Closed for a reason although the Case is not settled or its citizen not satisfied. */
  @IsBoolean()
  isUnsatisfied: boolean;
}
