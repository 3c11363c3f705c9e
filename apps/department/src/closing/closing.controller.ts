import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { ReopenCaseBody } from './closing.dto.ts';

/** A case at its end. */
@Controller('api/cases/:caseNumber')
export class ClosingController {
  constructor(private readonly cases: ActOnCase) {}

  /** 重新办理: a supervisor does not take the end for one. */
  @Post('reopen')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('reopen'), scope: 'case' })
  reopen(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, reason }: ReopenCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'reopen', by: staff, version, reason });
  }
}
