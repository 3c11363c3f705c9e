/**
 * What the citizen reads about each step: this is the file to edit when a wording changes. Templates say plain text and
 * nothing of mark-up; `render-letter.ts` lays it out and escapes it. A step without a template does not compile.
 *
 * The query code is in no letter: the answer to the submission gave it to the citizen alone, while mail is stored and
 * forwarded in clear. For the same reason a private reply is announced here but read on the tracking page.
 */
import type { Bureau, CaseEvents, PolicyCitation } from '#contracts';
import { monthAndDayOf } from '#domain';
import type { CaseStepType } from './case-step.ts';
import { list, paragraph, type Passage, quotation } from './passage.ts';

type CaseClock = NonNullable<CaseEvents['xinqiao.case.extended.v1']['clocks']>[number];

interface Template<T extends CaseStepType> {
  /** Ends the subject line. */
  readonly title: (step: CaseEvents[T]) => string;
  /** What happened. */
  readonly body: (step: CaseEvents[T]) => readonly Passage[];
  /** What comes next. */
  readonly next: string | ((step: CaseEvents[T]) => string);
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
    next: '重新确定承办单位并派单后，会再次通知您。',
  },
  'xinqiao.case.complained-of.v1': {
    title: ({ status, named, hadIt }) =>
      status === 'triage' ? '您的诉求将改由其他单位办理' : `${named.name}${hadIt ? '不再' : '不'}参与办理您的诉求`,
    body: ({ named, hadIt, status }) => [
      paragraph(`您的诉求反映了${named.name}的问题。`),
      paragraph(`该单位${hadIt ? '此前参与了办理，今后不再参与' : '不参与办理'}，也看不到您的诉求。`),
      ...(status === 'triage' ? [paragraph('将由工作人员确定承办单位。')] : []),
    ],
    next: '有进展时会再次通知您。',
  },
  'xinqiao.case.bureau-succeeded.v1': {
    title: ({ predecessor, successor }) => `${predecessor.name}已并入${successor.name}`,
    body: ({ predecessor, successor, bureau }) => [
      paragraph(`因机构调整，${predecessor.name}已并入${successor.name}。`),
      paragraph(bureau ? `您的诉求的主办单位：${bureau.name}。` : '您的诉求由工作人员确定承办单位。'),
    ],
    next: '有进展时会再次通知您。',
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
    body: (step) => [paragraph(`${step.bureau.name}就您的诉求作出答复。`), ...replyOf(step)],
    next: '诉求仍在办理中，办结时会再次通知您。',
  },
  'xinqiao.case.resolved.v1': {
    title: () => '您的诉求已办结',
    body: (step) => [paragraph(`${step.bureau.name}已办结您的诉求。`), ...replyOf(step)],
    next: ({ windows }) =>
      `请${byDay(windows?.rateUntil)}评价；对结果不满意的，可${byDay(windows?.reopenUntil)}要求重新办理。`,
  },
  'xinqiao.case.suspended.v1': {
    title: ({ bureau }) => `${bureau.name}暂停办理`,
    body: ({ bureau, waitingFor, reason, until }) => [
      paragraph(
        `${bureau.name}暂停办理您的诉求，等待${waitingFor === 'citizen' ? '您的答复' : '第三方'}，预计至${monthAndDayOf(new Date(until))}。`,
      ),
      list('暂停原因', [reason]),
    ],
    next: '恢复办理时会再次通知您。您可凭工单编号和查询码补充情况。',
  },
  'xinqiao.case.resumed.v1': {
    title: ({ bureau }) => `${bureau.name}恢复办理`,
    body: ({ bureau }) => [paragraph(`${bureau.name}已恢复办理您的诉求。`)],
    next: '有答复时会再次通知您。',
  },
  'xinqiao.case.extended.v1': {
    title: () => '办理时限已延长',
    body: ({ bureau, days, clocks = [] }) => [
      paragraph(`经上级批准，${bureau.name}延期${days}个工作日办理您的诉求${untilOf(clocks)}。`),
    ],
    next: '有答复时会再次通知您。',
  },
  'xinqiao.case.supplemented.v1': {
    title: () => '您补充的情况已收到',
    body: () => [paragraph('您补充的情况已收到，并转给办理人员。')],
    next: '有进展时会再次通知您。',
  },
  'xinqiao.case.withdrawn.v1': {
    title: () => '您的诉求已撤回',
    body: () => [paragraph('您已撤回诉求，不再继续办理。')],
    next: '如仍需反映，请重新提交诉求。',
  },
  'xinqiao.case.declined.v1': {
    title: () => '您的诉求不予受理',
    body: ({ legalGround, explanation, askInstead }) => [
      paragraph(explanation),
      list('依据', legalGround === undefined ? [] : [legalGround]),
      list('建议向以下单位反映', askInstead === undefined ? [] : [askInstead]),
    ],
    next: ({ windows }) => `如有异议，可${byDay(windows?.reopenUntil)}要求重新办理。`,
  },
  'xinqiao.case.split.v1': {
    title: () => '您的诉求将分开办理',
    body: ({ parts, reason }) => [
      paragraph(`您的诉求包含多件事项，其中${parts.length}件将另立工单办理。`),
      list('原因', [reason]),
    ],
    next: '另立的工单编号和查询码，可在查询页面查看。',
  },
  'xinqiao.case.merged.v1': {
    title: ({ into }) => `已与工单${into.caseNumber}合并办理`,
    body: ({ into, reason }) => [paragraph(`您的诉求已与工单${into.caseNumber}合并办理。`), list('合并原因', [reason])],
    next: '如恢复单独办理，会再次通知您。',
  },
  'xinqiao.case.unmerged.v1': {
    title: () => '您的诉求已恢复单独办理',
    body: ({ reason }) => [paragraph('您的诉求已恢复单独办理。'), list('原因', [reason])],
    next: '有进展时会再次通知您。',
  },
  'xinqiao.case.joined-hot-issue.v1': {
    title: () => '您的诉求已纳入共性问题一并办理',
    body: ({ hotIssue: { title } }) => [
      paragraph('多位群众反映了同一问题，您的诉求将与其他相关诉求一并办理，并分别答复、分别评价。'),
      list('共性问题', title === undefined ? [] : [title]),
    ],
    next: '有进展时会再次通知您。',
  },
  'xinqiao.case.left-hot-issue.v1': {
    title: () => '您的诉求改为单独办理',
    body: ({ hotIssue: { title } }) => [
      paragraph('经核实，您的诉求与此前纳入的共性问题不是同一事项，改为单独办理。'),
      list('此前纳入的共性问题', title === undefined ? [] : [title]),
    ],
    next: '有进展时会再次通知您。',
  },
  'xinqiao.case.closed.v1': {
    title: () => '您的诉求已归档',
    body: ({ because }) => [
      paragraph(because === 'rated' ? '感谢您的评价，工单已归档。' : '评价期已过，工单已自动归档。'),
    ],
    next: '对结果不满意的，可在办结通知写明的日期前要求重新办理。',
  },
  'xinqiao.case.reopened.v1': {
    title: () => '您的诉求已重新办理',
    body: ({ bureau, reopenedBy }) => [
      paragraph(`${reopenedBy === 'citizen' ? '应您的要求' : '应上级的要求'}，您的诉求已重新办理。`),
      paragraph(bureau ? `承办单位：${bureau.name}。` : '将重新确定承办单位。'),
    ],
    next: '有进展时会再次通知您。',
  },
};

const nameOf = ({ name }: Bureau): string => name;

function replyOf({ visibility, text, citations = [] }: CaseEvents['xinqiao.case.replied.v1']): Passage[] {
  return visibility === 'public'
    ? [quotation('答复内容', text), list('政策依据', citations.map(citationIn))]
    : [paragraph('该答复仅供您本人阅读，请凭工单编号和查询码在查询页面查看。')];
}

function citationIn({ title, documentNumber, article = '' }: PolicyCitation): string {
  return `《${title}》${documentNumber ? `（${documentNumber}）` : ''}${article}`;
}

/** Until when a case is to be settled now; nothing where no clock says it. */
function untilOf(clocks: readonly CaseClock[]): string {
  const resolve = clocks.find(({ clock }) => clock === 'resolve');
  return resolve ? `，办理期限延至${monthAndDayOf(new Date(resolve.deadline))}` : '';
}

/** 在…前: the last day is told as one of its own, so that nobody comes too late by the hours. */
function byDay(moment: string | undefined): string {
  return moment === undefined ? '及时' : `在${monthAndDayOf(new Date(moment))}前`;
}
