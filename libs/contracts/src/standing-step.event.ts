import { IsIn } from 'class-validator';
import { CaseStep } from './case-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPart, MayBeAbsent } from './wire-rules.ts';
import { wireStatuses } from './wire-words.ts';

/** A step that is possible in several statuses, so it says where the Case stands after it. */
export class StandingStep extends CaseStep {
  @IsIn(wireStatuses)
  status: (typeof wireStatuses)[number];

  /** 主办 bureau; absent while the Case is with none. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;
}
