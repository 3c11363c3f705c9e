export { BureauChanged } from './bureau-changed.event.ts';
export { BureauRecord, OfficeHours } from './bureau-record.event.ts';
export { BureausPublished } from './bureaus-published.event.ts';
export { CaseAccepted } from './case-accepted.event.ts';
export { CaseArbitrated } from './case-arbitrated.event.ts';
export { CaseAssigned, Correction, RouterProposal } from './case-assigned.event.ts';
export { CaseBureauSucceeded } from './case-bureau-succeeded.event.ts';
export { CaseClosed } from './case-closed.event.ts';
export { CaseComplainedOf } from './case-complained-of.event.ts';
export { CaseContacted } from './case-contacted.event.ts';
export { CaseDeclineProposed } from './case-decline-proposed.event.ts';
export { CaseDeclineRefused } from './case-decline-refused.event.ts';
export { CaseDeclined } from './case-declined.event.ts';
export { CaseExcluded } from './case-excluded.event.ts';
export { CaseExclusionRefused } from './case-exclusion-refused.event.ts';
export { CaseExtended } from './case-extended.event.ts';
export { CaseExtensionRefused } from './case-extension-refused.event.ts';
export { CaseExtensionRequested } from './case-extension-requested.event.ts';
export { CaseFollowUpMissed } from './case-follow-up-missed.event.ts';
export { CaseHandlerAssigned } from './case-handler-assigned.event.ts';
export { CaseJoinedHotIssue } from './case-joined-hot-issue.event.ts';
export { CaseLeftHotIssue } from './case-left-hot-issue.event.ts';
export { CaseMerged } from './case-merged.event.ts';
export { CaseOpened } from './case-opened.event.ts';
export { CaseRated } from './case-rated.event.ts';
export { CaseReopened } from './case-reopened.event.ts';
export { CaseReplied } from './case-replied.event.ts';
export { CaseResolutionProposed } from './case-resolution-proposed.event.ts';
export { CaseResolutionRefused } from './case-resolution-refused.event.ts';
export { CaseResolved } from './case-resolved.event.ts';
export { CaseResumed } from './case-resumed.event.ts';
export { CaseReturned } from './case-returned.event.ts';
export { CaseSentToTriage } from './case-sent-to-triage.event.ts';
export { CaseSplit, SplitPart } from './case-split.event.ts';
export { CaseSubmitted, Location, SealedContact } from './case-submitted.event.ts';
export { CaseSupplemented } from './case-supplemented.event.ts';
export { CaseSuspended } from './case-suspended.event.ts';
export { CaseUnmerged } from './case-unmerged.event.ts';
export { CaseWithdrawn } from './case-withdrawn.event.ts';
export { type CaseEvents, type CaseEventType, eventCatalogue } from './catalogue.ts';
export { ClockDeadlinesMoved } from './clock-deadlines-moved.event.ts';
export { ClockStepRaised } from './clock-step-raised.event.ts';
export { CoTaskAssigned } from './co-task-assigned.event.ts';
export { CoTaskCompleted } from './co-task-completed.event.ts';
export { CoTaskWaived } from './co-task-waived.event.ts';
export { EscalationAcknowledged } from './escalation-acknowledged.event.ts';
export { EscalationAlarmed } from './escalation-alarmed.event.ts';
export { EscalationCause } from './escalation-cause.event.ts';
export { EscalationClimbed } from './escalation-climbed.event.ts';
export { EscalationDelegated } from './escalation-delegated.event.ts';
export { EscalationEnded } from './escalation-ended.event.ts';
export { EscalationRaised } from './escalation-raised.event.ts';
export { EscalationSnoozed } from './escalation-snoozed.event.ts';
export { EscalationAct, EscalationActor, EscalationStep } from './escalation-step.event.ts';
export { EscalationUnheard } from './escalation-unheard.event.ts';
export { MatterChanged } from './matter-changed.event.ts';
export { Bureau, HotIssueOfCase, Matter, Region } from './parties.event.ts';
export { PolicyCitation } from './policy-citation.event.ts';
export { RoutingAlternative, RoutingDecided, SecondMatter } from './routing-decided.event.ts';
export {
  IsBureauId,
  IsClockTime,
  IsReadableText,
  IsRegionCode,
  IsText,
  IsTextList,
  IsUtcTime,
  IsVersion,
  MayBeAbsent,
} from './wire-rules.ts';
export {
  wireAwaited,
  wireCaseEnds,
  wireChannels,
  wireClocks,
  wireClockSteps,
  wireEscalationActors,
  wireEscalationCauses,
  wireEscalationLevels,
  wireExclusionGrounds,
  wireKinds,
  wireSilences,
  wireStatuses,
  wireTermUnits,
  wireVisibilities,
} from './wire-words.ts';
