import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { InstructionStep } from './instruction-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPartList, IsRegionCode, IsUtcTime, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({
  description:
    'A leader gave an instruction on a Case to bureaus, or followed one up; they read its words at their door.',
})
export class InstructionGiven extends InstructionStep {
  /** Those that are to report back. */
  @IsPartList(20, () => Bureau)
  bureaus: Bureau[];

  /** Of the Case; absent while that is not known. */
  @MayBeAbsent()
  @IsRegionCode()
  regionCode?: string;

  /** When their reports are due. */
  @IsUtcTime()
  answerBy: string;

  /** Whether it asks anew on an instruction that was given before. */
  @IsBoolean()
  isFollowUp: boolean;
}
