/**
 * The closed word lists that events may use. They are the domain's words, written out once more because a contract
 * stands on its own: what is on the wire must not change because a service's vocabulary did.
 */
export const wireChannels = [
  'message-board',
  'leader-mailbox',
  'hotline',
  'department-site',
  'wechat',
  'weibo',
  'partner-media',
  'open311',
  'web',
] as const;

export const wireKinds = ['complaint', 'help', 'inquiry', 'suggestion', 'report', 'thanks'] as const;

export const wireVisibilities = ['public', 'private'] as const;

export const wireStatuses = [
  'received',
  'triage',
  'arbitration',
  'assigned',
  'in-progress',
  'suspended',
  'decline-pending',
  'declined',
  'resolved',
  'closed',
  'withdrawn',
  'merged',
] as const;

/** For whom a suspended Case waits. */
export const wireAwaited = ['citizen', 'third-party'] as const;
export const wireClosings = ['rated', 'window-passed'] as const;
/** What became of the Case as part of which another one was handled, so that it is handled by itself again. */
export const wireTargetEnds = ['withdrawn', 'declined', 'answered-privately', 'complained-of'] as const;
export const wireReopeners = ['citizen', 'supervisor'] as const;

/** Where people decide whose a Case is. */
export const wireDesks = ['triage', 'arbitration'] as const;
export const wireAssigners = ['router', 'triage-officer', 'supervisor'] as const;

/** What who assigns a Case may say otherwise than it was said before. */
export const wireCorrectable = ['kind', 'urgent', 'region', 'function', 'matter'] as const;

/** Who finds that a Case is a complaint about a bureau. */
export const wireFinders = ['triage-officer', 'supervisor'] as const;

export const wireConfirmers = ['staff', 'policy'] as const;

export const wireClocks = ['triage', 'accept', 'first-contact', 'resolve', 'co-task'] as const;
export const wireClockSteps = ['warning', 'reminder', 'supervision'] as const;
export const wireTermUnits = ['working-days', 'working-hours', 'natural-hours'] as const;

/** What makes an Escalation of a Case. */
export const wireEscalationCauses = ['clock-step', 'second-reopening', 'instruction'] as const;
/** Of the Region whose supervisors are to look. */
export const wireEscalationLevels = ['county', 'city', 'province'] as const;
/** Why an Escalation went on: nobody acknowledged it in time, or it reached nobody. */
export const wireSilences = ['unacknowledged', 'unheard'] as const;
/** Why an Escalation went to another Region by itself: silence, or its Case left the Region whose supervisors were asked. */
export const wireClimbings = [...wireSilences, 'case-moved'] as const;
export const wireEscalationActors = ['bureau-head', 'supervisor', 'leader'] as const;
/** How a Case comes to its end. */
export const wireCaseEnds = ['resolved', 'closed', 'declined', 'withdrawn', 'merged'] as const;
/** What put a Case on the supervision list. */
export const wireListings = ['hand', 'instruction', 'escalation'] as const;
/** Why an entry of it is followed again. */
export const wirePutBacks = ['not-satisfied', 'reopened', 'not-settled'] as const;
export const wireSurveyAnswers = ['found', 'not-found', 'refused'] as const;
export const wireReminded = ['survey-question', 'instruction', 'supervision-entry', 'mechanism'] as const;
/** Some time before it is due, and when it is. */
export const wireReminderSteps = ['before', 'due'] as const;
/** Why a Case may be left out of the adjusted rates of its bureau. */
export const wireExclusionGrounds = [
  'force-majeure',
  'false-report',
  'no-legal-basis',
  'repeated-after-answer',
  'other',
] as const;
