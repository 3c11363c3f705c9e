import type { CaseStep, CaseStepType } from './case-step.ts';
import { asHtml, asText } from './lay-out.ts';
import { paragraph, type Passage } from './passage.ts';
import { templates } from './wording.zh-cn.ts';

/** What the citizen reads, whichever sender carries it. */
export interface Letter {
  /** One line, without control characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The letter that tells a citizen of a step. Pure: the same step gives the same letter.
 * @param trackingUrl the public page on which Cases are looked up, where there is one
 */
export function renderLetter<T extends CaseStepType>({ type, payload }: CaseStep<T>, trackingUrl?: string): Letter {
  const template = templates[type];
  const subject = oneLine(`【心桥】工单 ${payload.caseNumber}：${template.title(payload)}`);
  const passages = [
    paragraph('您好！'),
    paragraph(`工单编号：${payload.caseNumber}`),
    ...template.body(payload),
    paragraph(typeof template.next === 'string' ? template.next : template.next(payload)),
    ...howToLook(trackingUrl),
  ];
  return { subject, text: asText(passages), html: asHtml(subject, passages) };
}

function howToLook(trackingUrl: string | undefined): Passage[] {
  const where = trackingUrl ? `请打开 ${trackingUrl} ，输入` : '凭';
  return [
    paragraph(`查询进度：${where}工单编号和提交诉求时取得的查询码${trackingUrl ? '' : '查询'}。`),
    paragraph('查询码请妥善保管，不要转告他人。本邮件由系统自动发送，请勿直接回复。'),
  ];
}

/** A line break in a subject would begin another header (RFC 5322 §2.2). */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
