import { ApiSchema } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { IsCount, IsPart, IsPartList, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireClocks, wireTermUnits } from './wire-words.ts';

@ApiSchema({
  description: 'How long something may take. Natural hours pass day and night, working ones while the office is open.',
})
export class ClockTerm {
  @IsCount()
  amount: number;

  @IsIn(wireTermUnits)
  unit: (typeof wireTermUnits)[number];
}

@ApiSchema({
  description:
    'A time in which a clock stands still: no working day after the first up to the last counts, no natural hour at all.',
})
export class ClockPause {
  @IsUtcTime()
  from: string;

  /** May lie ahead. */
  @IsUtcTime()
  until: string;
}

@ApiSchema({ description: 'What another bureau was asked to do, for which a clock runs.' })
export class TimedTask {
  @IsUUID()
  taskId: string;

  @IsPart(() => Bureau)
  bureau: Bureau;
}

@ApiSchema({ description: 'A clock of a Case (时限) that a step has started, stopped or moved.' })
export class CaseClock {
  @IsIn(wireClocks)
  clock: (typeof wireClocks)[number];

  /** Of a `co-task` clock, of which a Case has one for each task. */
  @MayBeAbsent()
  @IsPart(() => TimedTask)
  coTask?: TimedTask;

  /** From when it is reckoned: of `first-contact` and `resolve` the submission, unless they run again after a reopening. */
  @IsUtcTime()
  startedAt: string;

  @IsPart(() => ClockTerm)
  term: ClockTerm;

  /** Which version of the policy for the kind and urgency of the Case the term is from. */
  @IsCount()
  policyVersion: number;

  /** Working days that supervisors have added to the term; absent where none. */
  @MayBeAbsent()
  @IsCount()
  extensionDays?: number;

  /** Oldest first; absent where it never stood still. */
  @MayBeAbsent()
  @IsPartList(1_000, () => ClockPause)
  pauses?: ClockPause[];

  /** Which version of the working calendar the deadline is reckoned by. */
  @IsCount()
  calendarVersion: number;

  @IsUtcTime()
  deadline: string;

  /** Absent while it runs. Where it did not go on after its Case had been merged into another one, when it was merged. */
  @MayBeAbsent()
  @IsUtcTime()
  stoppedAt?: string;
}

@ApiSchema({ description: 'How long a Case that has ended may be rated and taken up again.' })
export class CaseWindows {
  /** What nobody has rated by then is closed; a Case that was declined is rated by nobody. */
  @IsUtcTime()
  rateUntil: string;

  /** Until then the citizen may have it taken up again. */
  @IsUtcTime()
  reopenUntil: string;
}
