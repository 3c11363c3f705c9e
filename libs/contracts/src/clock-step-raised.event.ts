import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsUUID } from 'class-validator';
import { CaseClock } from './case-clock.event.ts';
import { Bureau } from './parties.event.ts';
import { IsCaseNumber, IsPart, IsRegionCode, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireClockSteps, wireStatuses } from './wire-words.ts';

@ApiSchema({
  description:
    'A clock of a Case came to a step: warning 预警, reminder 催办 or supervision 督办; each once for a clock.',
})
export class ClockStepRaised {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** Stopped where the step fell due before that and is told only now. */
  @IsPart(() => CaseClock)
  clock: CaseClock;

  @IsIn(wireClockSteps)
  step: (typeof wireClockSteps)[number];

  @IsUtcTime()
  dueAt: string;

  /** Later than `dueAt` by seconds, or by as long as department did not run. */
  @IsUtcTime()
  raisedAt: string;

  /** 主办 bureau; absent while the Case is with nobody. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  lead?: Bureau;

  @MayBeAbsent()
  @IsRegionCode()
  regionCode?: string;

  /** In which the Case was: with a desk it waits for others than its lead bureau. Events of before do not say it. */
  @MayBeAbsent()
  @IsIn(wireStatuses)
  status?: (typeof wireStatuses)[number];

  @IsBoolean()
  urgent: boolean;
}
