import { Failure, parseCaseNumber } from '#domain';
import { requireCaseScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DecisionEntity } from './decision.entity.ts';
import type { DecisionView } from './decision-view.dto.ts';

/** The router's latest decision on a case. */
@Injectable()
export class ShowDecision {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure `decision-not-found`, also for what is no case number; AccessRefusal for a region that is not theirs */
  async show(text: string, staff: Staff): Promise<DecisionView> {
    const caseNumber = parseCaseNumber(text);
    const found = caseNumber && (await this.latest(caseNumber));
    if (!found)
      throw new Failure('not-found', 'decision-not-found', 'The router has decided on no case with this number.');
    requireCaseScope(staff, found.decision.jurisdiction?.code);
    return viewOf(found);
  }

  private latest(caseNumber: string): Promise<DecisionEntity | null> {
    return this.dataSource.manager.findOne(DecisionEntity, { where: { caseNumber }, order: { decidedAt: 'DESC' } });
  }
}

function viewOf({ caseNumber, router, catalogueVersion, decidedAt, decision }: DecisionEntity): DecisionView {
  return {
    caseNumber,
    sure: decision.sure,
    kind: decision.kind,
    matter: decision.matter,
    function: decision.function,
    jurisdiction: decision.jurisdiction,
    lead: decision.lead,
    coHandling: [...decision.coHandling],
    urgent: decision.urgent,
    repeatOf: decision.repeatOf && { ...decision.repeatOf },
    confidence: decision.confidence,
    reasons: [...decision.reasons],
    besides: decision.besides && { ...decision.besides },
    alternatives: [...decision.alternatives],
    router,
    catalogueVersion: catalogueVersion ?? undefined,
    decidedAt,
  };
}
