import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { StandingStep } from './standing-step.event.ts';
import { IsPart, IsPartList, IsText } from './wire-rules.ts';
import { wireFinders } from './wire-words.ts';

@ApiSchema({
  description:
    'The Case was found to be a complaint about a bureau, which has it no more if it had it; where that was its lead, it lies on the triage desk.',
})
export class CaseComplainedOf extends StandingStep {
  @IsPart(() => Bureau)
  named: Bureau;

  /** Whether the Case was taken from it, which led or helped. */
  @IsBoolean()
  hadIt: boolean;

  /** All that the Case is about, those that were known before as well. */
  @IsPartList(10, () => Bureau)
  about: Bureau[];

  @IsIn(wireFinders)
  foundBy: (typeof wireFinders)[number];

  /** In the words of who found it, for those at work on the Case. */
  @IsText(300)
  reason: string;
}
