import { AuditSealed } from './audit-sealed.event.ts';
import { BureauChanged } from './bureau-changed.event.ts';
import { BureausPublished } from './bureaus-published.event.ts';
import { CaseAccepted } from './case-accepted.event.ts';
import { CaseArbitrated } from './case-arbitrated.event.ts';
import { CaseAssigned } from './case-assigned.event.ts';
import { CaseBureauSucceeded } from './case-bureau-succeeded.event.ts';
import { CaseClosed } from './case-closed.event.ts';
import { CaseComplainedOf } from './case-complained-of.event.ts';
import { CaseContacted } from './case-contacted.event.ts';
import { CaseDeclineProposed } from './case-decline-proposed.event.ts';
import { CaseDeclineRefused } from './case-decline-refused.event.ts';
import { CaseDeclined } from './case-declined.event.ts';
import { CaseExcluded } from './case-excluded.event.ts';
import { CaseExclusionRefused } from './case-exclusion-refused.event.ts';
import { CaseExtended } from './case-extended.event.ts';
import { CaseExtensionRefused } from './case-extension-refused.event.ts';
import { CaseExtensionRequested } from './case-extension-requested.event.ts';
import { CaseFollowUpMissed } from './case-follow-up-missed.event.ts';
import { CaseHandlerAssigned } from './case-handler-assigned.event.ts';
import { CaseJoinedHotIssue } from './case-joined-hot-issue.event.ts';
import { CaseLeftHotIssue } from './case-left-hot-issue.event.ts';
import { CaseMerged } from './case-merged.event.ts';
import { CaseOpened } from './case-opened.event.ts';
import { CaseRated } from './case-rated.event.ts';
import { CaseReopened } from './case-reopened.event.ts';
import { CaseReplied } from './case-replied.event.ts';
import { CaseResolutionProposed } from './case-resolution-proposed.event.ts';
import { CaseResolutionRefused } from './case-resolution-refused.event.ts';
import { CaseResolved } from './case-resolved.event.ts';
import { CaseResumed } from './case-resumed.event.ts';
import { CaseReturned } from './case-returned.event.ts';
import { CaseSentToTriage } from './case-sent-to-triage.event.ts';
import { CaseSplit } from './case-split.event.ts';
import { CaseSubmitted } from './case-submitted.event.ts';
import { CaseSupplemented } from './case-supplemented.event.ts';
import { CaseSuspended } from './case-suspended.event.ts';
import { CaseUnmerged } from './case-unmerged.event.ts';
import { CaseWithdrawn } from './case-withdrawn.event.ts';
import { ClockDeadlinesMoved } from './clock-deadlines-moved.event.ts';
import { ClockStepRaised } from './clock-step-raised.event.ts';
import { CoTaskAssigned } from './co-task-assigned.event.ts';
import { CoTaskCompleted } from './co-task-completed.event.ts';
import { CoTaskWaived } from './co-task-waived.event.ts';
import { EscalationAcknowledged } from './escalation-acknowledged.event.ts';
import { EscalationAlarmed } from './escalation-alarmed.event.ts';
import { EscalationClimbed } from './escalation-climbed.event.ts';
import { EscalationDelegated } from './escalation-delegated.event.ts';
import { EscalationEnded } from './escalation-ended.event.ts';
import { EscalationRaised } from './escalation-raised.event.ts';
import { EscalationSnoozed } from './escalation-snoozed.event.ts';
import { EscalationUnheard } from './escalation-unheard.event.ts';
import { HotIssueConfirmed } from './hot-issue-confirmed.event.ts';
import { HotIssueGrown } from './hot-issue-grown.event.ts';
import { HotIssueMemberJoined } from './hot-issue-member-joined.event.ts';
import { HotIssueMemberLeft } from './hot-issue-member-left.event.ts';
import { HotIssueProposed } from './hot-issue-proposed.event.ts';
import { InstructionAnswered } from './instruction-answered.event.ts';
import { InstructionGiven } from './instruction-given.event.ts';
import { MatterChanged } from './matter-changed.event.ts';
import { ReminderRaised } from './reminder-raised.event.ts';
import { RoutingDecided } from './routing-decided.event.ts';
import { SupervisionClosed } from './supervision-closed.event.ts';
import { SupervisionEntered } from './supervision-entered.event.ts';
import { SupervisionPutBack } from './supervision-put-back.event.ts';
import { SurveyAnswered } from './survey-answered.event.ts';
import { SurveyAsked } from './survey-asked.event.ts';

/** One topic per service that announces events, and one of oversight's for systems outside; the partition counts are in deploy/topics.yaml. */
const topics = {
  intake: 'xinqiao.intake.v1',
  routing: 'xinqiao.routing.v1',
  department: 'xinqiao.department.v1',
  oversight: 'xinqiao.oversight.v1',
  escalation: 'xinqiao.escalation.v1',
  notification: 'xinqiao.notification.v1',
} as const;

const surveyId = 'The survey id.';
const hotIssueId = 'The hot issue id, so that its steps and members stay in order.';

/**
 * Every event between services: its wire name, what it carries, where it travels and, where that is no case id, its key.
 * A change that would break an old consumer is a new version beside the old one.
 */
export const eventCatalogue = {
  'xinqiao.case.submitted.v1': { payload: CaseSubmitted, topic: topics.intake },
  'xinqiao.routing.decided.v1': { payload: RoutingDecided, topic: topics.routing },
  'xinqiao.bureau.changed.v1': { payload: BureauChanged, topic: topics.routing, key: 'The bureau id.' },
  'xinqiao.bureaus.published.v1': { payload: BureausPublished, topic: topics.routing, key: 'The region code.' },
  'xinqiao.matter.changed.v1': { payload: MatterChanged, topic: topics.routing, key: "The matter's code." },
  'xinqiao.hot-issue.proposed.v1': { payload: HotIssueProposed, topic: topics.routing, key: hotIssueId },
  'xinqiao.hot-issue.confirmed.v1': { payload: HotIssueConfirmed, topic: topics.routing, key: hotIssueId },
  'xinqiao.hot-issue.grown.v1': { payload: HotIssueGrown, topic: topics.routing, key: hotIssueId },
  'xinqiao.hot-issue.member-joined.v1': { payload: HotIssueMemberJoined, topic: topics.routing, key: hotIssueId },
  'xinqiao.hot-issue.member-left.v1': { payload: HotIssueMemberLeft, topic: topics.routing, key: hotIssueId },
  'xinqiao.case.opened.v1': { payload: CaseOpened, topic: topics.department },
  'xinqiao.case.assigned.v1': { payload: CaseAssigned, topic: topics.department },
  'xinqiao.case.sent-to-triage.v1': { payload: CaseSentToTriage, topic: topics.department },
  'xinqiao.case.returned.v1': { payload: CaseReturned, topic: topics.department },
  'xinqiao.case.arbitrated.v1': { payload: CaseArbitrated, topic: topics.department },
  'xinqiao.case.complained-of.v1': { payload: CaseComplainedOf, topic: topics.department },
  'xinqiao.case.bureau-succeeded.v1': { payload: CaseBureauSucceeded, topic: topics.department },
  'xinqiao.case.accepted.v1': { payload: CaseAccepted, topic: topics.department },
  'xinqiao.case.handler-assigned.v1': { payload: CaseHandlerAssigned, topic: topics.department },
  'xinqiao.case.contacted.v1': { payload: CaseContacted, topic: topics.department },
  'xinqiao.case.replied.v1': { payload: CaseReplied, topic: topics.department },
  'xinqiao.case.resolution-proposed.v1': { payload: CaseResolutionProposed, topic: topics.department },
  'xinqiao.case.resolution-refused.v1': { payload: CaseResolutionRefused, topic: topics.department },
  'xinqiao.case.resolved.v1': { payload: CaseResolved, topic: topics.department },
  'xinqiao.case.suspended.v1': { payload: CaseSuspended, topic: topics.department },
  'xinqiao.case.resumed.v1': { payload: CaseResumed, topic: topics.department },
  'xinqiao.case.extension-requested.v1': { payload: CaseExtensionRequested, topic: topics.department },
  'xinqiao.case.extended.v1': { payload: CaseExtended, topic: topics.department },
  'xinqiao.case.extension-refused.v1': { payload: CaseExtensionRefused, topic: topics.department },
  'xinqiao.case.supplemented.v1': { payload: CaseSupplemented, topic: topics.department },
  'xinqiao.case.withdrawn.v1': { payload: CaseWithdrawn, topic: topics.department },
  'xinqiao.case.follow-up-missed.v1': { payload: CaseFollowUpMissed, topic: topics.department },
  'xinqiao.case.rated.v1': { payload: CaseRated, topic: topics.department },
  'xinqiao.case.closed.v1': { payload: CaseClosed, topic: topics.department },
  'xinqiao.case.reopened.v1': { payload: CaseReopened, topic: topics.department },
  'xinqiao.case.decline-proposed.v1': { payload: CaseDeclineProposed, topic: topics.department },
  'xinqiao.case.declined.v1': { payload: CaseDeclined, topic: topics.department },
  'xinqiao.case.decline-refused.v1': { payload: CaseDeclineRefused, topic: topics.department },
  'xinqiao.co-task.assigned.v1': { payload: CoTaskAssigned, topic: topics.department },
  'xinqiao.co-task.completed.v1': { payload: CoTaskCompleted, topic: topics.department },
  'xinqiao.co-task.waived.v1': { payload: CoTaskWaived, topic: topics.department },
  'xinqiao.case.merged.v1': { payload: CaseMerged, topic: topics.department },
  'xinqiao.case.unmerged.v1': { payload: CaseUnmerged, topic: topics.department },
  'xinqiao.case.split.v1': { payload: CaseSplit, topic: topics.department },
  'xinqiao.case.joined-hot-issue.v1': { payload: CaseJoinedHotIssue, topic: topics.department },
  'xinqiao.case.left-hot-issue.v1': { payload: CaseLeftHotIssue, topic: topics.department },
  'xinqiao.clock.step-raised.v1': { payload: ClockStepRaised, topic: topics.department },
  'xinqiao.clock.deadlines-moved.v1': { payload: ClockDeadlinesMoved, topic: topics.department },
  'xinqiao.escalation.raised.v1': { payload: EscalationRaised, topic: topics.escalation },
  'xinqiao.escalation.climbed.v1': { payload: EscalationClimbed, topic: topics.escalation },
  'xinqiao.escalation.alarmed.v1': { payload: EscalationAlarmed, topic: topics.escalation },
  'xinqiao.escalation.acknowledged.v1': { payload: EscalationAcknowledged, topic: topics.escalation },
  'xinqiao.escalation.delegated.v1': { payload: EscalationDelegated, topic: topics.escalation },
  'xinqiao.escalation.snoozed.v1': { payload: EscalationSnoozed, topic: topics.escalation },
  'xinqiao.escalation.ended.v1': { payload: EscalationEnded, topic: topics.escalation },
  'xinqiao.escalation.unheard.v1': { payload: EscalationUnheard, topic: topics.notification },
  'xinqiao.instruction.given.v1': { payload: InstructionGiven, topic: topics.oversight },
  'xinqiao.instruction.answered.v1': { payload: InstructionAnswered, topic: topics.oversight },
  'xinqiao.supervision.entered.v1': { payload: SupervisionEntered, topic: topics.oversight },
  'xinqiao.supervision.put-back.v1': { payload: SupervisionPutBack, topic: topics.oversight },
  'xinqiao.supervision.closed.v1': { payload: SupervisionClosed, topic: topics.oversight },
  'xinqiao.survey.asked.v1': { payload: SurveyAsked, topic: topics.oversight, key: surveyId },
  'xinqiao.survey.answered.v1': { payload: SurveyAnswered, topic: topics.oversight, key: surveyId },
  'xinqiao.reminder.raised.v1': { payload: ReminderRaised, topic: topics.oversight, key: 'The id of what is due.' },
  'xinqiao.case.excluded.v1': { payload: CaseExcluded, topic: topics.oversight },
  'xinqiao.case.exclusion-refused.v1': { payload: CaseExclusionRefused, topic: topics.oversight },
  'xinqiao.audit.sealed.v1': {
    payload: AuditSealed,
    topic: topics.oversight,
    key: 'Always the same: there is one trail.',
  },
} as const;

export type CaseEventType = keyof typeof eventCatalogue;

/** From the wire name to what the event carries. */
export type CaseEvents = { [T in CaseEventType]: InstanceType<(typeof eventCatalogue)[T]['payload']> };
