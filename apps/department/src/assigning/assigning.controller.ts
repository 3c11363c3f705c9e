import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesOf } from '../handling/domain/who-may.ts';
import { AssignHandler } from './assign-handler.ts';
import { AssignHandlerBody, ColleagueList, TakenCase } from './assigning.dto.ts';
import { Colleagues } from './colleagues.ts';
import { TakeNext } from './take-next.ts';

/** Who at a bureau has which of its cases in hand. */
@Controller('api')
export class AssigningController {
  constructor(
    private readonly assignHandler: AssignHandler,
    private readonly takeNext: TakeNext,
    private readonly colleagues: Colleagues,
  ) {}

  /** Takes a case, gives it back, or as head gives it to somebody of the bureau. */
  @Post('cases/:caseNumber/assign-handler')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('assign-handler'), scope: 'case' })
  assign(
    @Param('caseNumber') caseNumber: string,
    @Body() body: AssignHandlerBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.assignHandler.assign(caseNumber, staff, body);
  }

  /** Takes the most urgent case of the bureau that nobody has in hand. */
  @Post('bureaus/:bureauId/queue/take-next')
  @HttpCode(200)
  @AllowStaff({ roles: rolesFor('assign-handler'), scope: 'bureau' })
  next(@Param('bureauId') bureauId: string, @CurrentStaff() staff: Staff): Promise<TakenCase> {
    return this.takeNext.take(bureauId, staff);
  }

  /** To whom the bureau's head may give a case: who has looked at its queue, with what each has in hand. */
  @Get('bureaus/:bureauId/colleagues')
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  async list(@Param('bureauId') bureauId: string): Promise<ColleagueList> {
    return { colleagues: await this.colleagues.list(bureauId) };
  }
}
