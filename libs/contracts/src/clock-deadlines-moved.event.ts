import { ApiSchema } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CaseClock } from './case-clock.event.ts';
import { IsCaseNumber, IsPartList, IsUtcTime } from './wire-rules.ts';

@ApiSchema({ description: 'The working calendar was changed, and deadlines of a Case with it.' })
export class ClockDeadlinesMoved {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** Those whose deadlines moved, as they are now. */
  @IsPartList(20, () => CaseClock)
  clocks: CaseClock[];

  @IsUtcTime()
  occurredAt: string;
}
