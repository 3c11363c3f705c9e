import type { EscalationStep } from '#contracts';
import { monthAndDayOf, msIntoDay } from '#domain';
import type { EscalationStepEvent } from '../../following/escalation-step.ts';
import { asHtml, asText } from '../../templates/lay-out.ts';
import { list, paragraph, type Passage } from '../../templates/passage.ts';
import type { Letter } from '../../templates/render-letter.ts';

const levels: Readonly<Record<EscalationStep['level'], string>> = { county: '县级', city: '市级', province: '省级' };
const clocks = {
  triage: '研判',
  accept: '签收',
  'first-contact': '首次联系',
  resolve: '办结',
  'co-task': '协办',
} as const;
const steps = { warning: '预警', reminder: '催办', supervision: '督办' } as const;

/** What happened, in a few words; of steps that no mail is of, the word all the same. */
const happenings: Readonly<Record<EscalationStepEvent['type'], string>> = {
  'xinqiao.escalation.raised.v1': '新的升级事项',
  'xinqiao.escalation.climbed.v1': '升级事项逐级上升',
  'xinqiao.escalation.alarmed.v1': '升级事项无人处置',
  'xinqiao.escalation.acknowledged.v1': '升级事项已确认',
  'xinqiao.escalation.delegated.v1': '升级事项转交办理',
  'xinqiao.escalation.snoozed.v1': '升级事项暂缓',
  'xinqiao.escalation.ended.v1': '升级事项已结束',
};

/** Lines of a digest; more of them nobody reads in a mail. */
const mostLines = 200;

/**
 * The mail to who follows escalations: of one step all that is to be known, of several a line each. It says nothing of the
 * citizen and quotes nobody. Pure: the same steps give the same letter.
 * @param told one at least
 */
export function escalationLetter(told: readonly [EscalationStepEvent, ...EscalationStepEvent[]]): Letter {
  const [first, ...more] = told;
  const title = more.length === 0 ? titleOfOne(first) : `升级事项汇总：${told.length}项`;
  const subject = `【心桥】${title}`;
  const passages = [
    paragraph('您好！'),
    ...(more.length === 0 ? bodyOfOne(first) : bodyOfMany(told)),
    paragraph(closing),
  ];
  return { subject, text: asText(passages), html: asHtml(subject, passages) };
}

const closing = '您收到本邮件，是因为您订阅了本辖区的升级事项。本邮件由系统自动发送，请勿直接回复。';

const urgencyOf = ({ urgent }: EscalationStep): string => (urgent ? '（紧急）' : '');

function titleOfOne({ type, payload }: EscalationStepEvent): string {
  return `${happenings[type]}${urgencyOf(payload)}：工单 ${payload.caseNumber}`;
}

function bodyOfOne(step: EscalationStepEvent): Passage[] {
  const { payload } = step;
  const answerBy = 'answerBy' in payload ? `请于${timeIn(payload.answerBy)}前确认，逾期将逐级上升。` : '请尽快处置。';
  return [
    paragraph(`${happenings[step.type]}${urgencyOf(payload)}。`),
    list('事项', [
      `工单编号：${payload.caseNumber}`,
      `升级原因：${causeOf(payload)}`,
      `处置层级：${levels[payload.level]}（行政区划代码 ${payload.regionCode}）`,
      ...(payload.bureau ? [`主办单位：${payload.bureau.name}`] : []),
    ]),
    paragraph(answerBy),
  ];
}

function bodyOfMany(told: readonly EscalationStepEvent[]): Passage[] {
  const rest = told.length - mostLines;
  return [
    list('升级事项', told.slice(0, mostLines).map(lineOf)),
    ...(rest > 0 ? [paragraph(`另有${rest}项，请登录系统查看。`)] : []),
    paragraph('请登录系统确认，逾期将逐级上升。'),
  ];
}

function lineOf(step: EscalationStepEvent): string {
  const { payload } = step;
  const bureau = payload.bureau ? `，主办单位：${payload.bureau.name}` : '';
  return `${payload.caseNumber}${urgencyOf(payload)} ${happenings[step.type]}：${causeOf(payload)}，${levels[payload.level]}${bureau}`;
}

function causeOf({ cause }: EscalationStep): string {
  switch (cause.kind) {
    case 'clock-step':
      return `${cause.clock ? clocks[cause.clock] : ''}时限${cause.step ? steps[cause.step] : ''}`;
    case 'second-reopening':
      return `群众第${cause.reopenings ?? 2}次要求重新办理`;
    case 'instruction':
      return '领导批示';
    default:
      return cause.kind satisfies never;
  }
}

/** `12月1日9时30分`, as clocks in Asia/Shanghai show it. */
function timeIn(moment: string): string {
  const time = new Date(moment);
  const minutes = Math.floor(msIntoDay(time) / 60_000);
  return `${monthAndDayOf(time)}${Math.floor(minutes / 60)}时${String(minutes % 60).padStart(2, '0')}分`;
}
