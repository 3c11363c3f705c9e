import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { OtherCase } from './parties.event.ts';
import { StandingStep } from './standing-step.event.ts';
import { IsPart, IsText, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireTargetEnds } from './wire-words.ts';

@ApiSchema({ description: 'The Case is handled by itself again; it stands where it stood, or on the triage desk.' })
export class CaseUnmerged extends StandingStep {
  @IsPart(() => OtherCase)
  from: OtherCase;

  /** Since when it had been handled as part of the other; its clocks have stood still meanwhile. */
  @MayBeAbsent()
  @IsUtcTime()
  mergedAt?: string;

  /** What became of the other; absent where a person undid it. */
  @MayBeAbsent()
  @IsIn(wireTargetEnds)
  because?: (typeof wireTargetEnds)[number];

  /** In Chinese that a citizen could read. */
  @IsText(300)
  reason: string;
}
