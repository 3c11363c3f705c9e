import { CaseAccepted } from './case-accepted.event.ts';
import { CaseAssigned } from './case-assigned.event.ts';
import { CaseContacted } from './case-contacted.event.ts';
import { CaseOpened } from './case-opened.event.ts';
import { CaseReplied } from './case-replied.event.ts';
import { CaseResolved } from './case-resolved.event.ts';
import { CaseSentToTriage } from './case-sent-to-triage.event.ts';
import { CaseSubmitted } from './case-submitted.event.ts';
import { RoutingDecided } from './routing-decided.event.ts';

/** One topic per service that announces events; the partition counts are in deploy/topics.yaml. */
const topics = {
  intake: 'xinqiao.intake.v1',
  routing: 'xinqiao.routing.v1',
  department: 'xinqiao.department.v1',
} as const;

/**
 * Every event between services: its wire name, what it carries and where it travels.
 * A change that would break an old consumer is a new version beside the old one.
 */
export const eventCatalogue = {
  'xinqiao.case.submitted.v1': { payload: CaseSubmitted, topic: topics.intake },
  'xinqiao.routing.decided.v1': { payload: RoutingDecided, topic: topics.routing },
  'xinqiao.case.opened.v1': { payload: CaseOpened, topic: topics.department },
  'xinqiao.case.assigned.v1': { payload: CaseAssigned, topic: topics.department },
  'xinqiao.case.sent-to-triage.v1': { payload: CaseSentToTriage, topic: topics.department },
  'xinqiao.case.accepted.v1': { payload: CaseAccepted, topic: topics.department },
  'xinqiao.case.contacted.v1': { payload: CaseContacted, topic: topics.department },
  'xinqiao.case.replied.v1': { payload: CaseReplied, topic: topics.department },
  'xinqiao.case.resolved.v1': { payload: CaseResolved, topic: topics.department },
} as const;

export type CaseEventType = keyof typeof eventCatalogue;

/** From the wire name to what the event carries. */
export type CaseEvents = { [T in CaseEventType]: InstanceType<(typeof eventCatalogue)[T]['payload']> };
