import { RoutingDecided } from '#contracts';
import { OmitType } from '@nestjs/swagger';

/** What the router decided on a case, and why. */
export class DecisionView extends OmitType(RoutingDecided, ['caseId', 'decidedAt']) {
  decidedAt: Date;
}
