/**
 * What the citizen reads about each step: this is the file to edit when a wording changes. Templates say plain text and
 * nothing of mark-up; `render-letter.ts` lays it out and escapes it. A step without a template does not compile.
 *
 * The query code is in no letter: the answer to the submission gave it to the citizen alone, while mail is stored and
 * forwarded in clear. For the same reason a private reply is announced here but read on the tracking page.
 */
import type { Bureau, CaseEvents } from '#contracts';
import type { CaseStepType } from './case-step.ts';
import { list, paragraph, type Passage, quotation } from './passage.ts';

interface Template<T extends CaseStepType> {
  /** Ends the subject line. */
  readonly title: (step: CaseEvents[T]) => string;
  /** What happened. */
  readonly body: (step: CaseEvents[T]) => readonly Passage[];
  /** What comes next. */
  readonly next: string;
}

export const templates: { readonly [T in CaseStepType]: Template<T> } = {
  'xinqiao.case.opened.v1': {
    title: () => '您的诉求已登记',
    body: () => [paragraph('我们已收到您的诉求，并登记为工单。')],
    next: '接下来将确定承办单位，派单后会再次通知您。',
  },
  'xinqiao.case.sent-to-triage.v1': {
    title: () => '您的诉求已转人工研判',
    body: ({ reasons }) => [paragraph('您的诉求需要由工作人员研判，以确定承办单位。'), list('情况说明', reasons)],
    next: '研判完成并派单后，会再次通知您。',
  },
  'xinqiao.case.assigned.v1': {
    title: ({ lead }) => `已派单至${lead.name}`,
    body: ({ lead, coHandling, reasons }) => [
      paragraph(`您的诉求已派至主办单位：${lead.name}。`),
      list('协办单位', coHandling.map(nameOf)),
      list('派单依据', reasons),
    ],
    next: '承办单位签收后开始办理，签收时会再次通知您。',
  },
  'xinqiao.case.returned.v1': {
    title: () => '您的诉求正在重新确定承办单位',
    body: ({ bureau, reason }) => [
      paragraph(`${bureau.name}认为您的诉求不属于其职责，已退回。`),
      list('退回原因', [reason]),
    ],
    next: '重新确定承办单位后，会再次通知您。',
  },
  'xinqiao.case.arbitrated.v1': {
    title: ({ lead }) => `已裁定由${lead.name}主办`,
    body: ({ lead, coHandling, reasons }) => [
      paragraph(`经裁定，您的诉求由${lead.name}主办。`),
      list('协办单位', coHandling.map(nameOf)),
      list('裁定依据', reasons),
    ],
    next: '承办单位签收后开始办理，签收时会再次通知您。',
  },
  'xinqiao.case.accepted.v1': {
    title: ({ bureau }) => `${bureau.name}已签收`,
    body: ({ bureau }) => [paragraph(`${bureau.name}已签收您的诉求，正在办理。`)],
    next: '承办单位将与您联系，请保持通讯畅通。',
  },
  'xinqiao.case.contacted.v1': {
    title: ({ bureau, first }) => (first ? `${bureau.name}已与您首次联系` : `${bureau.name}已再次与您联系`),
    body: ({ bureau }) => [paragraph(`${bureau.name}登记：已就您的诉求与您联系。`)],
    next: '承办单位继续办理，有答复时会再次通知您。',
  },
  'xinqiao.case.replied.v1': {
    title: ({ bureau }) => `${bureau.name}已答复`,
    body: (step) => [paragraph(`${step.bureau.name}就您的诉求作出答复。`), replyOf(step)],
    next: '诉求仍在办理中，办结时会再次通知您。',
  },
  'xinqiao.case.resolved.v1': {
    title: () => '您的诉求已办结',
    body: (step) => [paragraph(`${step.bureau.name}已办结您的诉求。`), replyOf(step)],
    next: '感谢您的来信。办理经过可随时查询。',
  },
};

const nameOf = ({ name }: Bureau): string => name;

function replyOf({ visibility, text }: CaseEvents['xinqiao.case.replied.v1']): Passage {
  return visibility === 'public'
    ? quotation('答复内容', text)
    : paragraph('该答复仅供您本人阅读，请凭工单编号和查询码在查询页面查看。');
}
