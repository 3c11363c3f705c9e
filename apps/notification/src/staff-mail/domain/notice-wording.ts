import type { EscalationCause, EscalationStep } from '#contracts';
import { monthAndDayOf, msIntoDay } from '#domain';
import type { MailedEvent } from '../../following/domain/notice.ts';

type PayloadOf<T extends MailedEvent['type']> = Extract<MailedEvent, { readonly type: T }>['payload'];
/** Something that a letter says, and of what: `['工单编号', '20261123-0000042-5']`. */
type Said = readonly [name: string, said: string];

/** A notice in words: what happened, what is to be known of it, and what is to be done. No word that somebody wrote, and no id but of one's own subscription. */
interface Wording {
  readonly happening: string;
  readonly about: readonly Said[];
  readonly toDo: string;
}

/** The words for a notice; of what no mail is of, the words all the same. */
export function wordingOf({ type, payload }: MailedEvent): Wording {
  return (wordings[type] as (payload: MailedEvent['payload']) => Wording)(payload);
}

export const urgencyOf = ({ payload }: MailedEvent): string =>
  'urgent' in payload && payload.urgent ? '（紧急）' : '';

const levels: Readonly<Record<EscalationStep['level'], string>> = { county: '县级', city: '市级', province: '省级' };
const clocks: Readonly<Record<PayloadOf<'xinqiao.clock.step-raised.v1'>['clock']['clock'], string>> = {
  triage: '研判',
  accept: '签收',
  'first-contact': '首次联系',
  resolve: '办结',
  'co-task': '协办',
};
const clockSteps = { warning: '预警', reminder: '催办', supervision: '督办' } as const;
const reminded: Readonly<Record<PayloadOf<'xinqiao.reminder.raised.v1'>['of'], string>> = {
  'survey-question': '普查答复',
  instruction: '批示回报',
  'supervision-entry': '督办事项',
  mechanism: '长效机制回访',
};

const wordings: { readonly [T in MailedEvent['type']]: (payload: PayloadOf<T>) => Wording } = {
  'xinqiao.escalation.raised.v1': escalation('新的升级事项'),
  'xinqiao.escalation.climbed.v1': (step) =>
    escalation(step.because === 'case-moved' ? '升级事项随工单移交' : '升级事项逐级上升')(step),
  'xinqiao.escalation.alarmed.v1': escalation('升级事项无人处置'),
  'xinqiao.escalation.acknowledged.v1': escalation('升级事项已确认'),
  'xinqiao.escalation.delegated.v1': escalation('升级事项转交办理'),
  'xinqiao.escalation.snoozed.v1': escalation('升级事项暂缓'),
  'xinqiao.escalation.ended.v1': escalation('升级事项已结束'),
  'xinqiao.clock.step-raised.v1': ({ caseNumber, clock, step, lead }) => ({
    happening: `${clocks[clock.clock]}时限${clockSteps[step]}`,
    about: [numbered(caseNumber), ...named('承办单位', clock.coTask?.bureau ?? lead)],
    toDo: `时限为${timeIn(clock.deadline)}，请登录系统办理。`,
  }),
  'xinqiao.supervision.entered.v1': supervision('工单列入督办清单'),
  'xinqiao.supervision.put-back.v1': supervision('督办事项重新跟踪'),
  'xinqiao.supervision.closed.v1': supervision('督办事项已销号'),
  'xinqiao.instruction.given.v1': ({ caseNumber, bureaus, answerBy }) => ({
    happening: '领导批示待办理',
    about: [numbered(caseNumber), ...named('承办单位', bureaus[0])],
    toDo: `请于${timeIn(answerBy)}前回报，批示内容请登录系统查看。`,
  }),
  'xinqiao.survey.asked.v1': ({ bureau, answerBy }) => ({
    happening: '普查问题待答复',
    about: named('承办单位', bureau),
    toDo: `请于${timeIn(answerBy)}前答复，问题内容请登录系统查看。`,
  }),
  'xinqiao.reminder.raised.v1': ({ of, step, bureau, dueAt }) => ({
    happening: `${reminded[of]}${step === 'before' ? '即将到期' : '已到期'}`,
    about: [...named('承办单位', bureau), ['期限', timeIn(dueAt)]],
    toDo: '请登录系统查看。',
  }),
  'webhook-disabled': ({ subscriptionId, because }) => ({
    happening: '推送接收端已停用',
    about: [
      ['订阅编号', subscriptionId],
      ['停用原因', because === 'gone' ? '接收端表示不再接收' : '连续三天未能送达'],
    ],
    toDo: '接收端恢复后，请登录系统重新启用，并补发停用期间的事项。',
  }),
  'regions-unwatched': ({ regionCodes }) => ({
    happening: '下级地区无人接收升级事项',
    about: [['行政区划代码', regionCodes.join('、')]],
    toDo: '请落实上述地区的督办人员，并由其登录系统订阅本地区升级事项；在此之前，该地区的升级事项将直接上升。',
  }),
};

function escalation(happening: string) {
  return (step: EscalationStep & { readonly answerBy?: string }): Wording => ({
    happening,
    about: [
      numbered(step.caseNumber),
      ['升级原因', causeOf(step.cause)],
      ['处置层级', `${levels[step.level]}（行政区划代码 ${step.regionCode}）`],
      ...named('主办单位', step.bureau),
    ],
    toDo: step.answerBy === undefined ? '请尽快处置。' : `请于${timeIn(step.answerBy)}前确认，逾期将逐级上升。`,
  });
}

function supervision(happening: string) {
  return ({
    caseNumber,
    bureau,
    dueAt,
  }:
    | PayloadOf<'xinqiao.supervision.entered.v1'>
    | PayloadOf<'xinqiao.supervision.closed.v1'>
    | PayloadOf<'xinqiao.supervision.put-back.v1'>): Wording => ({
    happening,
    about: [numbered(caseNumber), ...named('承办单位', bureau)],
    toDo: `期限为${timeIn(dueAt)}，请登录系统查看。`,
  });
}

const numbered = (caseNumber: string): Said => ['工单编号', caseNumber];
const named = (as: string, bureau: { readonly name: string } | undefined): Said[] =>
  bureau ? [[as, bureau.name]] : [];

function causeOf({ kind, clock, step, reopenings }: EscalationCause): string {
  switch (kind) {
    case 'clock-step':
      return `${clock ? clocks[clock] : ''}时限${step ? clockSteps[step] : ''}`;
    case 'second-reopening':
      return `群众第${reopenings ?? 2}次要求重新办理`;
    case 'instruction':
      return '领导批示';
    default:
      return kind satisfies never;
  }
}

/** `12月1日9时30分`, as clocks in Asia/Shanghai show it. */
function timeIn(moment: string): string {
  const time = new Date(moment);
  const minutes = Math.floor(msIntoDay(time) / 60_000);
  return `${monthAndDayOf(time)}${Math.floor(minutes / 60)}时${String(minutes % 60).padStart(2, '0')}分`;
}
