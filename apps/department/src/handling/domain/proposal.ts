import type { CaseEvents } from '#contracts';

type RoutingDecided = CaseEvents['xinqiao.routing.decided.v1'];

/** 派单 as the router proposes it: whose the case is, why, and how sure it is. */
export type Proposal = Omit<RoutingDecided, 'caseId' | 'caseNumber'>;

/** What a case is about, as far as anybody has said. */
export type Classification = Pick<RoutingDecided, 'kind' | 'matter' | 'function' | 'jurisdiction' | 'urgent'>;

export function classificationOf({ kind, matter, function: duty, jurisdiction, urgent }: Proposal): Classification {
  return { kind, matter, function: duty, jurisdiction, urgent };
}

export function proposalOf({ caseId: _caseId, caseNumber: _caseNumber, ...proposal }: RoutingDecided): Proposal {
  return proposal;
}
