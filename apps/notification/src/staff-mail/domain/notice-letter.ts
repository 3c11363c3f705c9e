import { monthAndDayOf } from '#domain';
import type { MailedEvent } from '../../following/domain/notice.ts';
import { asHtml, asText } from '../../templates/lay-out.ts';
import { list, paragraph, type Passage } from '../../templates/passage.ts';
import type { Letter } from '../../templates/render-letter.ts';
import { urgencyOf, wordingOf } from './notice-wording.ts';

/** Lines of a digest; more of them nobody reads in a mail. */
const mostLines = 200;

/**
 * The mail to who follows something: of one notice all that is to be known, of several a line each. It says nothing of the
 * citizen and quotes nobody. Pure: the same notices give the same letter.
 * @param told one at least
 * @param confirmedUntil how long the subscription lasts, unless its owner confirms it
 */
export function noticeLetter(told: readonly [MailedEvent, ...MailedEvent[]], confirmedUntil: Date): Letter {
  const [first, ...more] = told;
  const title = more.length === 0 ? titleOf(first) : `事项汇总：${told.length}项`;
  const subject = `【心桥】${title}`;
  const passages = [
    paragraph('您好！'),
    ...(more.length === 0 ? bodyOfOne(first) : bodyOfMany(told)),
    paragraph(`您收到本邮件，是因为您订阅了这些事项。订阅有效期至${monthAndDayOf(confirmedUntil)}，${renewal}`),
    paragraph('本邮件由系统自动发送，请勿直接回复。'),
  ];
  return { subject, text: asText(passages), html: asHtml(subject, passages) };
}

const renewal = '在此之前登录系统查看订阅，即自动顺延。';

function titleOf(told: MailedEvent): string {
  const caseNumber = 'caseNumber' in told.payload ? `：工单 ${told.payload.caseNumber}` : '';
  return `${wordingOf(told).happening}${urgencyOf(told)}${caseNumber}`;
}

function bodyOfOne(told: MailedEvent): Passage[] {
  const { happening, about, toDo } = wordingOf(told);
  const said = about.map(([name, is]) => `${name}：${is}`);
  return [paragraph(`${happening}${urgencyOf(told)}。`), list('事项', said), paragraph(toDo)];
}

function bodyOfMany(told: readonly MailedEvent[]): Passage[] {
  const rest = told.length - mostLines;
  return [
    list('事项', told.slice(0, mostLines).map(lineOf)),
    ...(rest > 0 ? [paragraph(`另有${rest}项，请登录系统查看。`)] : []),
    paragraph('请登录系统处理。'),
  ];
}

function lineOf(told: MailedEvent): string {
  const { happening, about } = wordingOf(told);
  return `${happening}${urgencyOf(told)}：${about.map(([, is]) => is).join('，')}`;
}
