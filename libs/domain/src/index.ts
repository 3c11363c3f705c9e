export { type CaseNumber, formatCaseNumber, isCaseNumber, parseCaseNumber } from './case-number.ts';
export { type CaseStatus, caseStatuses, caseStatusNames } from './case-status.ts';
export { type Channel, channels } from './channel.ts';
export { Failure, type FailureKind, type FieldFault } from './failure.ts';
export { type Kind, kinds } from './kind.ts';
export { type CasePlace, overseesCase, type Reach, reachesCase } from './reach.ts';
export { isProvince, isWithin, subtreePrefix } from './region.ts';
