import type { CaseStatus } from '#domain';
import type { Fact } from './fact.ts';

/** Where a Case stands after a fact. */
export function statusAfter(fact: Fact): CaseStatus {
  switch (fact.kind) {
    case 'opened':
      return 'received';
    case 'assigned':
      return 'assigned';
    case 'sent-to-triage':
      return 'triage';
    case 'accepted':
    case 'contacted':
    case 'replied':
      return 'in-progress';
    case 'resolved':
      return 'resolved';
    default:
      return fact satisfies never;
  }
}

/** A fact in a sentence for the citizen; the text of a reply stands beside it. */
export function tell(fact: Fact): string {
  switch (fact.kind) {
    case 'opened':
      return '您的诉求已登记，正在派单。';
    case 'assigned':
      return `已派单至${fact.lead}${coHandlers(fact.coHandling)}。${fact.reasons.join('')}`;
    case 'sent-to-triage':
      return `已转人工研判，将由工作人员确定承办单位。${fact.reasons.join('')}`;
    case 'accepted':
      return `${fact.bureau}已签收，正在办理。`;
    case 'contacted':
      return fact.first ? `${fact.bureau}已首次与您联系。` : `${fact.bureau}再次与您联系。`;
    case 'replied':
      return `${fact.bureau}作出了阶段性答复。`;
    case 'resolved':
      return `${fact.bureau}已办结，并作出了答复。`;
    default:
      return fact satisfies never;
  }
}

function coHandlers(bureaus: readonly string[]): string {
  return bureaus.length === 0 ? '' : `，由${bureaus.join('、')}协办`;
}
