import { RoutingDecided } from '#contracts';
import { ApiProperty, OmitType } from '@nestjs/swagger';

/** What the router decided on a case, and why. */
export class DecisionView extends OmitType(RoutingDecided, ['caseId', 'decidedAt']) {
  decidedAt: Date;

  /** Which version of the catalogue it was made with. */
  @ApiProperty({ type: 'integer', required: false })
  catalogueVersion?: number;
}
