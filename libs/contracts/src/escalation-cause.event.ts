import { IsIn, IsUUID } from 'class-validator';
import { TimedTask } from './case-clock.event.ts';
import { IsCount, IsPart, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireClocks, wireClockSteps, wireEscalationCauses } from './wire-words.ts';

/** What made an Escalation of a Case; each cause makes exactly one. Which of the other fields are there depends on the kind. */
export class EscalationCause {
  @IsIn(wireEscalationCauses)
  kind: (typeof wireEscalationCauses)[number];

  /** Of a `clock-step`. */
  @MayBeAbsent()
  @IsIn(wireClocks)
  clock?: (typeof wireClocks)[number];

  /** Of a `clock-step` of a `co-task` clock: what another bureau was asked to do. */
  @MayBeAbsent()
  @IsPart(() => TimedTask)
  coTask?: TimedTask;

  /** Of a `clock-step`. */
  @MayBeAbsent()
  @IsIn(wireClockSteps)
  step?: (typeof wireClockSteps)[number];

  /** Of a `clock-step`: when the step fell due. */
  @MayBeAbsent()
  @IsUtcTime()
  dueAt?: string;

  /** Of a `second-reopening`: how often the Case has been reopened, that time counted; 2 or more. */
  @MayBeAbsent()
  @IsCount()
  reopenings?: number;

  /** Of an `instruction` (批示), whose words are for whom it concerns alone. */
  @MayBeAbsent()
  @IsUUID()
  instructionId?: string;
}
