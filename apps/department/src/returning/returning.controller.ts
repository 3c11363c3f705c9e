import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { ArbitrateCase } from './arbitrate-case.ts';
import { ReturnCase } from './return-case.ts';
import { ArbitrateCaseBody, ReturnCaseBody } from './returning.dto.ts';

/** A case that its bureau says is not its own. */
@Controller('api/cases/:caseNumber')
export class ReturningController {
  constructor(
    private readonly returnCase: ReturnCase,
    private readonly arbitrateCase: ArbitrateCase,
  ) {}

  /** 退回: to the triage desk; what comes back again waits for a supervisor's ruling. */
  @Post('return')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('return'), scope: 'case' })
  return(
    @Param('caseNumber') caseNumber: string,
    @Body() body: ReturnCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.returnCase.return(caseNumber, staff, body);
  }

  /** 裁定: puts the case on the queue of the bureau whose it is. */
  @Post('arbitrate')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('arbitrate'), scope: 'case' })
  arbitrate(
    @Param('caseNumber') caseNumber: string,
    @Body() body: ArbitrateCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.arbitrateCase.arbitrate(caseNumber, staff, body);
  }
}
