import { type TermUnit, termUnits } from '#domain';
import { ApiProperty } from '@nestjs/swagger';
import { type CaseClock, type ClockKind, clockKinds, type ClockStep, clockSteps } from './domain/case-clock.ts';

export class TermView {
  @ApiProperty({ type: 'integer' })
  amount: number;

  /** Natural hours pass day and night, working ones while the office is open. */
  @ApiProperty({ enum: termUnits })
  unit: TermUnit;
}

/** 时限: a clock of a case. */
export class ClockView {
  @ApiProperty({ enum: clockKinds })
  clock: ClockKind;

  /** Of a `co-task` clock: the task for which it runs. */
  taskId?: string;

  /** From when it is reckoned: of `first-contact` and `resolve` the submission, unless they run again after a reopening. */
  startedAt: string;

  term: TermView;

  deadline: string;

  /** 预警, 催办, 督办, as far as they have been raised. */
  @ApiProperty({ enum: clockSteps, isArray: true })
  raised: ClockStep[];

  /** When what it waited for was done; where it did not go on after its case had been merged into another one, when it was merged. Absent while it runs. */
  stoppedAt?: string;
}

/** One day on the way to a deadline. */
export class ReckonedDayView {
  /** By the calendar of Asia/Shanghai: `2023-10-08`. */
  date: string;

  isCounted: boolean;

  /** Whether and why it counts, in Chinese. */
  text: string;
}

/** A clock, and how its deadline came about. */
export class ReckonedClock extends ClockView {
  /** Which version of the policy for the kind and urgency of the case its term is from. */
  @ApiProperty({ type: 'integer' })
  policyVersion: number;

  days: ReckonedDayView[];
}

/** The clocks of a case in the order in which they began. */
export class CaseClocks {
  clocks: ReckonedClock[];
}

export function viewOfClock({
  clock,
  coTask,
  startedAt,
  term,
  deadline,
  stepsRaised,
  stoppedAt,
}: CaseClock): ClockView {
  return {
    clock,
    taskId: coTask?.taskId,
    startedAt,
    term,
    deadline,
    raised: clockSteps.slice(0, stepsRaised),
    stoppedAt,
  };
}
