import {
  type Bureau,
  type CaseEvents,
  type CaseEventType,
  type EscalationCause,
  type EscalationStep,
  wireEscalationCauses,
} from '#contracts';
import { type Audience, deskOf, headOf, regionAndAbove, staffOf } from './audience.ts';
import {
  askingSteps,
  type EscalationStepEvent,
  escalationStepTypes,
  isEscalationStep,
  mustBeHeard,
} from './escalation-step.ts';

/** What a notice is about. A reminder is about what it reminds of. */
export const noticeKinds = [...wireEscalationCauses, 'supervision-entry', 'survey-question', 'mechanism'] as const;
export type NoticeKind = EscalationCause['kind'] | 'supervision-entry' | 'survey-question' | 'mechanism';

/** The events of which the staff is told. */
export const noticeEventTypes = [
  ...escalationStepTypes,
  'xinqiao.clock.step-raised.v1',
  'xinqiao.supervision.entered.v1',
  'xinqiao.supervision.put-back.v1',
  'xinqiao.supervision.closed.v1',
  'xinqiao.instruction.given.v1',
  'xinqiao.survey.asked.v1',
  'xinqiao.reminder.raised.v1',
] as const satisfies readonly CaseEventType[];
export type NoticeEventType = (typeof noticeEventTypes)[number];

/** An event, its type and what it carries tied together: one member of the union for each type. */
export type NoticeEvent = {
  [T in NoticeEventType]: { readonly type: T; readonly payload: CaseEvents[T] };
}[NoticeEventType];

/** A webhook is called no more: what its owner alone is told, by mail. On no topic, since it is nobody else's business. */
export interface WebhookDisabled {
  readonly type: 'webhook-disabled';
  readonly payload: {
    readonly subscriptionId: string;
    readonly because: 'gone' | 'failing';
    readonly occurredAt: string;
  };
}

/** Nobody is told of the escalations of Regions: what those above alone are told, by mail. */
interface RegionsUnwatched {
  readonly type: 'regions-unwatched';
  readonly payload: { readonly toldTo: string; readonly regionCodes: readonly string[] };
}

/** All that a mail may be of. */
export type MailedEvent = NoticeEvent | WebhookDisabled | RegionsUnwatched;
export const mailedKinds = [...noticeKinds, 'webhook', 'unwatched-region'] as const;

/** Something that the staff is told: whom, and by what subscriptions choose it. It holds no citizen's words and nobody's name. */
export interface Notice {
  readonly event: NoticeEvent;
  readonly audiences: readonly Audience[];
  readonly kind: NoticeKind;
  /** Of an escalation. */
  readonly level?: EscalationStep['level'];
  /** 职能, where it is known. */
  readonly function?: string;
  readonly isUrgent: boolean;
  /** Whether it asks somebody to do something. Mail is of these alone; stream and webhook bring every notice. */
  readonly asksToAct: boolean;
  /** Whether nobody may miss it: where it reaches no subscriber, that is announced. */
  readonly mustBeHeard: boolean;
}

/** What is told because of an event: one notice, none where nobody in particular is concerned, or one for each of several bureaus. */
export function noticesOf(event: NoticeEvent): Notice[] {
  if (isEscalationStep(event)) return [ofEscalation(event)];
  switch (event.type) {
    case 'xinqiao.clock.step-raised.v1': {
      const audiences = whoHearsOf(event.payload);
      return audiences.length === 0
        ? []
        : [{ ...plain, event, kind: 'clock-step', isUrgent: event.payload.urgent, audiences }];
    }
    case 'xinqiao.supervision.entered.v1':
      return forBureau(event.payload.bureau, { event, kind: 'supervision-entry' });
    case 'xinqiao.supervision.closed.v1':
      return forBureau(event.payload.bureau, { event, kind: 'supervision-entry', asksToAct: false });
    case 'xinqiao.supervision.put-back.v1': {
      const { bureau, supervisedBy } = event.payload;
      const audiences = [...regionAndAbove(supervisedBy), ...(bureau ? staffOf(bureau.id) : [])];
      return [{ ...plain, event, kind: 'supervision-entry', audiences }];
    }
    case 'xinqiao.instruction.given.v1':
      return event.payload.bureaus.flatMap((bureau) => forBureau(bureau, ofInstruction(event, bureau)));
    case 'xinqiao.survey.asked.v1':
      return forBureau(event.payload.bureau, {
        ...{ event, kind: 'survey-question', function: event.payload.function },
      });
    case 'xinqiao.reminder.raised.v1': {
      const { of: kind, bureau, regionCode } = event.payload;
      if (bureau) return forBureau(bureau, { event, kind });
      return regionCode === undefined ? [] : [{ ...plain, event, kind, audiences: regionAndAbove(regionCode) }];
    }
  }
}

type ClockStep = CaseEvents['xinqiao.clock.step-raised.v1'];

const plain = { isUrgent: false, asksToAct: true, mustBeHeard: false } as const;

/** To all who work for a bureau; to nobody while it is with none. */
function forBureau(
  bureau: Bureau | undefined,
  notice: Pick<Notice, 'event' | 'kind'> & Partial<Omit<Notice, 'audiences'>>,
): Notice[] {
  return bureau ? [{ ...plain, ...notice, audiences: staffOf(bureau.id) }] : [];
}

/** Whose desks see a Case of which nobody knows where it belongs. */
const homeProvince = '410000';

/**
 * Those who owe what a clock waits for. All who work for a bureau are warned 预警, the handler among them; what is late, its head alone hears of. What the
 * triage desk owes is told to its officers. What the supervisors owe, arbitration and whether a Case is declined, they are told until it is supervised 督办:
 * of that they hear as of an Escalation.
 */
function whoHearsOf({ clock, step, lead, status, regionCode = homeProvince }: ClockStep): Audience[] {
  const isForSupervisors = status === 'arbitration' || (clock.clock === 'triage' && lead !== undefined);
  const bureau = clock.coTask?.bureau ?? (isForSupervisors ? undefined : lead);
  if (bureau) return step === 'warning' ? staffOf(bureau.id) : [headOf(bureau.id)];
  if (isForSupervisors) return step === 'supervision' ? [] : regionAndAbove(regionCode);
  return regionAndAbove(regionCode).map(deskOf);
}

/** Each bureau is told that it was asked, and not who else was. */
function ofInstruction(
  { type, payload }: NoticeEvent & { type: 'xinqiao.instruction.given.v1' },
  bureau: Bureau,
): Pick<Notice, 'event' | 'kind'> {
  return { event: { type, payload: Object.assign({}, payload, { bureaus: [bureau] }) }, kind: 'instruction' };
}

/** To those who answer for its Region, and to the head of a bureau to which it was delegated. */
function ofEscalation(event: EscalationStepEvent): Notice {
  const { regionCode, cause, level, urgent: isUrgent, function: itsFunction } = event.payload;
  const toBureauId = event.type === 'xinqiao.escalation.delegated.v1' ? event.payload.toBureauId : undefined;
  return {
    ...{ event, kind: cause.kind, level, function: itsFunction, isUrgent },
    audiences: [...regionAndAbove(regionCode), ...(toBureauId === undefined ? [] : [headOf(toBureauId)])],
    asksToAct: askingSteps.includes(event.type),
    mustBeHeard: mustBeHeard(event),
  };
}
