import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { SplitCase } from './split-case.ts';
import { SplitCaseBody } from './splitting.dto.ts';

/** A message that holds several matters. */
@Controller('api/cases/:caseNumber')
export class SplittingController {
  constructor(private readonly splitCase: SplitCase) {}

  /** 拆分: each part becomes a case of its own. It is undone by `merge` of a part into this case, as soon as the part is routed and as long as this case is open. */
  @Post('split')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('split'), scope: 'case' })
  split(
    @Param('caseNumber') caseNumber: string,
    @Body() body: SplitCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.splitCase.split(caseNumber, staff, body);
  }
}
