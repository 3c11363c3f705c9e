/** A step of a reminder and when it falls due. */
export interface ReminderStep {
  readonly step: 'before' | 'due';
  readonly raiseAt: Date;
}

/** So large a part of the time has passed when somebody is reminded before it is over, as of the clocks of a case. */
const share = 0.8;

/** When to remind of what is due: once before, once when it is. What is due already is reminded of at once, and once. */
export function reminderSteps(now: Date, dueAt: Date): ReminderStep[] {
  const time = dueAt.getTime() - now.getTime();
  const due: ReminderStep = { step: 'due', raiseAt: dueAt };
  if (time <= 0) return [due];
  return [{ step: 'before', raiseAt: new Date(now.getTime() + Math.floor(share * time)) }, due];
}
