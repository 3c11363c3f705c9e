import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import type { CaseEvent } from '#platform';
import type { RoutingDecision } from './domain/routing-decision.ts';

/** The announcement of a decision, caused by the message's submission. */
export function routingDecided(
  event: CaseEvent<'xinqiao.case.submitted.v1'>,
  decision: RoutingDecision,
  router: string,
  decidedAt: Date,
): EventDraft<CaseEvents, 'xinqiao.routing.decided.v1'> {
  const { caseId, caseNumber } = event.payload;
  const { sure, kind, matter, function: functionCode, jurisdiction, lead, urgent, confidence } = decision;
  return {
    type: 'xinqiao.routing.decided.v1',
    key: caseId,
    subject: caseNumber,
    causedBy: event,
    payload: {
      caseId,
      caseNumber,
      sure,
      kind,
      matter,
      function: functionCode,
      jurisdiction,
      lead,
      coHandling: [...decision.coHandling],
      about: decision.about.length > 0 ? [...decision.about] : undefined,
      urgent,
      confidence,
      reasons: [...decision.reasons],
      besides: decision.besides && { ...decision.besides },
      alternatives: [...decision.alternatives],
      repeatOf: decision.repeatOf && { ...decision.repeatOf },
      router,
      decidedAt: decidedAt.toISOString(),
    },
  };
}
