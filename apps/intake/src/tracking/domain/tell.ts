import { kindNames, monthAndDayOf } from '#domain';
import type { Corrected, Fact } from './fact.ts';

const nextDesk = { triage: '将重新确定承办单位', arbitration: '将由上级裁定承办单位' } as const;
const awaited = { citizen: '您的答复', 'third-party': '第三方' } as const;
const reopeners = { citizen: '应您的要求重新办理', supervisor: '上级要求重新办理' } as const;

/** What the citizen reads of each fact: this is the place to edit when a wording changes. */
const sentences: { readonly [K in Fact['kind']]: (fact: Extract<Fact, { kind: K }>) => string } = {
  opened: () => '您的诉求已登记，正在派单。',
  assigned: (fact) =>
    `已派单至${fact.lead}${coHandlers(fact.coHandling)}。${saidOtherwise(fact.corrected)}${fact.reasons.join('')}`,
  'sent-to-triage': (fact) => `已转人工研判，将由工作人员确定承办单位。${fact.reasons.join('')}`,
  returned: (fact) =>
    `${fact.bureau}认为不属于其职责，已退回，${nextDesk[fact.sentTo]}。${saidToBe('原因', fact.reason)}`,
  // Why is told by the assignment, which is announced with it.
  arbitrated: (fact) => `经上级裁定，由${fact.lead}主办。`,
  'complained-of': ({ status, named, hadIt }) =>
    `您反映了${named}的问题，该单位${hadIt ? '不再' : '不'}参与办理，也看不到您的诉求。${status === 'triage' ? `${nextDesk.triage}。` : ''}`,
  'bureau-succeeded': ({ status, predecessor, successor }) =>
    `${predecessor}已并入${successor}。${status === 'triage' ? `${nextDesk.triage}。` : ''}`,
  accepted: (fact) => `${fact.bureau}已签收，正在办理。`,
  'handler-assigned': ({ bureau = '承办单位', isTaken }) =>
    isTaken ? `${bureau}已安排经办人。` : `${bureau}将另行安排经办人。`,
  contacted: (fact) => (fact.first ? `${fact.bureau}已首次与您联系。` : `${fact.bureau}再次与您联系。`),
  replied: (fact) => `${fact.bureau}作出了阶段性答复。`,
  // The reply may still be changed, so the citizen reads it when it is given.
  'resolution-proposed': (fact) => `${fact.bureau}已拟定最终答复，待本单位负责人审核。`,
  'resolution-refused': (fact) => `${fact.bureau}负责人要求完善答复，继续办理。`,
  resolved: (fact) => `${fact.bureau}已办结，并作出了答复。`,
  suspended: (fact) =>
    `${fact.bureau}暂停办理，等待${awaited[fact.waitingFor]}，预计至${monthAndDayOf(new Date(fact.until))}。${saidToBe('原因', fact.reason)}`,
  resumed: (fact) => `${fact.bureau}恢复办理。`,
  'extension-requested': (fact) => `${fact.bureau}申请延期${fact.days}个工作日，待上级审批。`,
  extended: (fact) => `上级已批准${fact.bureau}延期${fact.days}个工作日办理。`,
  'extension-refused': (fact) => `上级未批准${fact.bureau}的延期申请，仍按原时限办理。`,
  'follow-up-missed': (fact) => `电话回访未能接通${fact.isLast ? '，不再回访' : '，将另选时段再次回访'}。`,
  rated: (fact) =>
    `${fact.byCall ? '您在电话回访中评价' : '您已评价'}：${fact.solved ? '问题已解决' : '问题未解决'}，满意度${fact.satisfaction}分。${saidToBe('您的意见', fact.words)}`,
  closed: (fact) => (fact.because === 'rated' ? '工单已归档。' : '评价期已过，工单自动归档。'),
  reopened: (fact) =>
    `${reopeners[fact.reopenedBy]}，${fact.bureau ? `由${fact.bureau}继续办理` : '将重新确定承办单位'}。${saidToBe('原因', fact.reason)}`,
  supplemented: (fact) => `您补充了情况：${fact.text}`,
  withdrawn: (fact) => `您已撤回诉求。${saidToBe('原因', fact.reason)}`,
  'decline-proposed': (fact) => `${fact.bureau}建议不予受理，待上级确认。`,
  declined: (fact) =>
    `不予受理。${saidToBe('依据', fact.legalGround)}${saidToBe('原因', fact.explanation)}${saidToBe('建议向以下单位反映', fact.askInstead)}`,
  'decline-refused': (fact) => `上级未同意不予受理，由${fact.bureau ?? '承办单位'}继续办理。`,
  split: (fact) =>
    `来信中的${fact.subjects.map((subject) => `“${subject}”`).join('、')}将另立工单办理。${saidToBe('原因', fact.reason)}`,
  merged: (fact) => `已与工单${fact.into}合并办理。${saidToBe('原因', fact.reason)}`,
  unmerged: (fact) => `已恢复单独办理。${saidToBe('原因', fact.reason)}`,
  'joined-hot-issue': (fact) => `多位群众反映同一问题${titled(fact.title)}，一并办理，分别答复。`,
  'left-hot-issue': (fact) => `经核实，与共性问题${titled(fact.title)}不是同一事项，改为单独办理。`,
  'co-task-assigned': (fact) => `已请${fact.coBureau}协助办理。`,
  'co-task-completed': (fact) => `${fact.coBureau}已完成协助办理。`,
  'co-task-waived': (fact) => `无需${fact.coBureau}继续协助办理。`,
};

/** A fact in a sentence for the citizen; the text of a reply stands beside it. */
export function tell(fact: Fact): string {
  // TypeScript cannot follow that the two belong together.
  const sentenceOf = sentences[fact.kind] as (told: Fact) => string;
  return sentenceOf(fact);
}

function titled(title: string | undefined): string {
  return title === undefined ? '' : `“${title}”`;
}

function coHandlers(bureaus: readonly string[]): string {
  return bureaus.length === 0 ? '' : `，由${bureaus.join('、')}协办`;
}

/** What of the case was corrected, in a sentence; nothing where nothing was. */
function saidOtherwise({ kind, urgent, region }: Corrected = {}): string {
  const parts = [
    ...(region === undefined ? [] : [`属地更正为${region}`]),
    ...(kind === undefined ? [] : [`诉求类型更正为${kindNames[kind]}`]),
    ...(urgent === undefined ? [] : [urgent ? '改按紧急件办理' : '不再按紧急件办理']),
  ];
  return parts.length === 0 ? '' : `${parts.join('，')}。`;
}

/** What somebody wrote, after what it is, and with a stop at its end; nothing where nothing was written. */
function saidToBe(what: string, words: string | undefined): string {
  if (words === undefined) return '';
  return `${what}：${words}${/[。！？…!?]$/.test(words) ? '' : '。'}`;
}
