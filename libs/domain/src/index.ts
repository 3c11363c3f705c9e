export { explainDeadline, type ReckonedDay } from './calendar/explain-deadline.ts';
export {
  dateOfDay,
  dayOfDate,
  type LocalDay,
  localDayOf,
  momentIn,
  monthAndDayOf,
  msIntoDay,
} from './calendar/local-day.ts';
export { type Additions, deadlineOf, partOf, type Term, type TermUnit, termUnits } from './calendar/term.ts';
export { type CalendarDay, endsWithin, type Pause, WorkingCalendar } from './calendar/working-calendar.ts';
export { type OfficeHours, WorkingTime } from './calendar/working-time.ts';
export { type CaseNumber, formatCaseNumber, isCaseNumber, parseCaseNumber } from './case-number.ts';
export { type CaseStatus, caseStatuses, caseStatusNames } from './case-status.ts';
export { type Channel, channels } from './channel.ts';
export type { Contact } from './contact.ts';
export { Failure, type FailureKind, type FieldFault } from './failure.ts';
export { type Kind, kindNames, kinds } from './kind.ts';
export { mergersAmong } from './mergers-among.ts';
export { atTheSuccessor, bureausOf, type Merger, oneWith, successorOf } from './mergers.ts';
export { type CasePlace, overseesCase, type Reach, reachesCase } from './reach.ts';
export { isProvince, isWithin, subtreePrefix } from './region.ts';
export { plainText } from './text/plain-text.ts';
