import { Failure, parseCaseNumber } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DecisionEntity } from './decision.entity.ts';
import type { DecisionView } from './decision-view.dto.ts';

/** The router's latest decision on a case. */
@Injectable()
export class ShowDecision {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure `decision-not-found`, also for what is no case number */
  async show(text: string): Promise<DecisionView> {
    const caseNumber = parseCaseNumber(text);
    const found = caseNumber && (await this.latest(caseNumber));
    if (!found)
      throw new Failure('not-found', 'decision-not-found', 'The router has decided on no case with this number.');
    return viewOf(found);
  }

  private latest(caseNumber: string): Promise<DecisionEntity | null> {
    return this.dataSource.manager.findOne(DecisionEntity, { where: { caseNumber }, order: { decidedAt: 'DESC' } });
  }
}

function viewOf({ caseNumber, router, decidedAt, decision }: DecisionEntity): DecisionView {
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
    confidence: decision.confidence,
    reasons: [...decision.reasons],
    alternatives: [...decision.alternatives],
    router,
    decidedAt,
  };
}
