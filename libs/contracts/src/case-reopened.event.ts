import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { StandingStep } from './standing-step.event.ts';
import { IsCount, IsText, MayBeAbsent } from './wire-rules.ts';
import { wireReopeners } from './wire-words.ts';

@ApiSchema({ description: 'A Case that was at its end goes on (重新办理): with its bureau, or on the triage desk.' })
export class CaseReopened extends StandingStep {
  @IsIn(wireReopeners)
  reopenedBy: (typeof wireReopeners)[number];

  /** In the words of who reopened it: for those at work on the Case and the citizen alone. */
  @IsText(1000)
  reason: string;

  /** How often it has been reopened, this time counted. */
  @IsCount()
  reopenings: number;

  /** With a rating that was given on the telephone; absent where it was not. */
  @MayBeAbsent()
  @IsBoolean()
  byCall?: boolean;
}
