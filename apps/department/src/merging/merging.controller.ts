import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { MergeCase } from './merge-case.ts';
import { MergeCaseBody, UnmergeCaseBody } from './merging.dto.ts';

/** Cases about the same thing. */
@Controller('api/cases/:caseNumber')
export class MergingController {
  constructor(
    private readonly cases: ActOnCase,
    private readonly mergeCase: MergeCase,
  ) {}

  /** 合并: handled as part of another case from now on. */
  @Post('merge')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('merge'), scope: 'case' })
  merge(
    @Param('caseNumber') caseNumber: string,
    @Body() body: MergeCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.mergeCase.merge(caseNumber, staff, body);
  }

  /** 撤销合并: by itself again, where it stood. */
  @Post('unmerge')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('unmerge'), scope: 'case' })
  unmerge(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, reason }: UnmergeCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'unmerge', by: staff, version, reason });
  }
}
