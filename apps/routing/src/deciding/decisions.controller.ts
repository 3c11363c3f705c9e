import { AllowStaff, CurrentStaff, RecordsSight, type Staff } from '#platform';
import { Controller, Get, Param } from '@nestjs/common';
import { DecisionView } from './decision-view.dto.ts';
import { ShowDecision } from './show-decision.ts';

/** Why a case went where it went. */
@Controller('api/decisions')
export class DecisionsController {
  constructor(private readonly showDecision: ShowDecision) {}

  /** 派单: the router's decision on a case, with its reasons. */
  @Get(':caseNumber')
  @AllowStaff({ roles: ['triage-officer', 'supervisor', 'leader'], scope: 'case' })
  @RecordsSight('read-decision', 'caseNumber')
  show(@Param('caseNumber') caseNumber: string, @CurrentStaff() staff: Staff): Promise<DecisionView> {
    return this.showDecision.show(caseNumber, staff);
  }
}
