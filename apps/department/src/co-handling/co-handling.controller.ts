import { AllowStaff, CurrentStaff, PageQuery, RecordsSightOfList, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { rolesOf } from '../handling/domain/who-may.ts';
import { AskCoBureau } from './ask-co-bureau.ts';
import { AskCoBureauBody, CompleteCoTaskBody, CoTaskPage, WaiveCoTaskBody } from './co-handling.dto.ts';
import { ListCoTasks } from './list-co-tasks.ts';

/** 协办: several bureaus at one case. */
@Controller('api')
export class CoHandlingController {
  constructor(
    private readonly cases: ActOnCase,
    private readonly askCoBureau: AskCoBureau,
    private readonly listCoTasks: ListCoTasks,
  ) {}

  /** What other bureaus ask of this one. */
  @Get('bureaus/:bureauId/co-tasks')
  @AllowStaff({ roles: [...rolesOf['co-bureau']], scope: 'bureau' })
  @RecordsSightOfList('read-co-tasks', 'bureauId')
  list(
    @Param('bureauId') bureauId: string,
    @Query() query: PageQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<CoTaskPage> {
    return this.listCoTasks.list(bureauId, staff, query);
  }

  /** The lead bureau asks another one for help. */
  @Post('cases/:caseNumber/ask-co-bureau')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('ask-co-bureau'), scope: 'case' })
  ask(
    @Param('caseNumber') caseNumber: string,
    @Body() body: AskCoBureauBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.askCoBureau.ask(caseNumber, staff, body);
  }

  /** The bureau that was asked has done its part. */
  @Post('cases/:caseNumber/complete-co-task')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('complete-co-task'), scope: 'case' })
  complete(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, taskId, answer }: CompleteCoTaskBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'complete-co-task', by: staff, version, taskId, answer });
  }

  /** The lead bureau goes on without, and says why. */
  @Post('cases/:caseNumber/waive-co-task')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('waive-co-task'), scope: 'case' })
  waive(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, taskId, reason }: WaiveCoTaskBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'waive-co-task', by: staff, version, taskId, reason });
  }
}
