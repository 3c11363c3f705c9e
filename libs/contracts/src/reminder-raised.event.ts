import { ApiSchema } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { IsPart, IsRegionCode, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireReminded, wireReminderSteps } from './wire-words.ts';

@ApiSchema({
  description:
    'Something that was asked for is due soon, or now: an answer to a survey or an instruction, an entry of the supervision list, a look at a long-term mechanism. Each step once.',
})
export class ReminderRaised {
  @IsIn(wireReminded)
  of: (typeof wireReminded)[number];

  /** Of the question, the instruction, the entry or the survey. */
  @IsUUID()
  id: string;

  @IsIn(wireReminderSteps)
  step: (typeof wireReminderSteps)[number];

  @IsUtcTime()
  dueAt: string;

  /** Later than the step fell due by seconds, or by as long as oversight did not run. */
  @IsUtcTime()
  raisedAt: string;

  /** Who is to act; absent where only supervisors are. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;

  /** Whose supervisors asked. */
  @MayBeAbsent()
  @IsRegionCode()
  regionCode?: string;
}
