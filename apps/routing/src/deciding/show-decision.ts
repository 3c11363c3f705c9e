import { Failure, parseCaseNumber } from '#domain';
import { AccessRefusal, requireCaseScope, type Staff } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Bureau } from '../catalogue/domain/bureau-directory.ts';
import { DecisionEntity } from './decision.entity.ts';
import type { DecisionView } from './decision-view.dto.ts';
import type { RoutingDecision } from './domain/routing-decision.ts';

/** The router's latest decision on a case. */
@Injectable()
export class ShowDecision {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CurrentCatalogue) private readonly catalogue: Pick<CurrentCatalogue, 'get'>,
  ) {}

  /**
   * @throws Failure `decision-not-found`, also for what is no case number; AccessRefusal for a region that is not theirs, and for a
   *   complaint about the bureau that they work for
   */
  async show(text: string, staff: Staff): Promise<DecisionView> {
    const caseNumber = parseCaseNumber(text);
    const found = caseNumber && (await this.latest(caseNumber));
    if (!found)
      throw new Failure('not-found', 'decision-not-found', 'The router has decided on no case with this number.');
    requireCaseScope(staff, found.decision.jurisdiction?.code);
    if (aboutIn(found.decision).some(({ id }) => this.isOf(staff, id)))
      throw AccessRefusal.insufficient('The case is not yours to read.');
    return viewOf(found);
  }

  /** Whether they work at that bureau, or at the one into which it was merged. */
  private isOf({ bureauId }: Staff, id: string): boolean {
    const { bureaus } = this.catalogue.get();
    const record = bureaus.find(id);
    return bureauId !== undefined && (bureauId === id || (record && bureaus.successorOf(record)?.id) === bureauId);
  }

  private latest(caseNumber: string): Promise<DecisionEntity | null> {
    return this.dataSource.manager.findOne(DecisionEntity, { where: { caseNumber }, order: { decidedAt: 'DESC' } });
  }
}

function viewOf({ caseNumber, router, catalogueVersion, decidedAt, decision }: DecisionEntity): DecisionView {
  const about = aboutIn(decision);
  return {
    caseNumber,
    sure: decision.sure,
    kind: decision.kind,
    matter: decision.matter,
    function: decision.function,
    jurisdiction: decision.jurisdiction,
    lead: decision.lead,
    coHandling: [...decision.coHandling],
    about: about.length > 0 ? [...about] : undefined,
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

/** Decisions from before routers could tell say nothing of it. */
const aboutIn = ({ about = [] }: Partial<Pick<RoutingDecision, 'about'>>): readonly Bureau[] => about;
