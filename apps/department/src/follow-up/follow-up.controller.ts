import { AllowStaff, CurrentStaff, RecordsSightOfList, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import {
  FollowUpsPage,
  FollowUpsQuery,
  MissCallBody,
  RateByCallBody,
  RegionQuery,
  TakenFollowUp,
} from './follow-up.dto.ts';
import { ListFollowUps } from './list-follow-ups.ts';
import { TakeFollowUp } from './take-follow-up.ts';

/** 回访: not by the bureau that handled the case. */
@Controller('api')
export class FollowUpController {
  constructor(
    private readonly listFollowUps: ListFollowUps,
    private readonly takeFollowUp: TakeFollowUp,
    private readonly cases: ActOnCase,
  ) {}

  /** Who is to be rung up in a region, also later or by somebody who has taken the call; each says from when on. */
  @Get('follow-ups')
  @AllowStaff({ roles: rolesFor('rate-by-call'), scope: 'region' })
  @RecordsSightOfList('read-follow-ups', 'region')
  list(@Query() query: FollowUpsQuery, @CurrentStaff() staff: Staff): Promise<FollowUpsPage> {
    return this.listFollowUps.list(staff, query);
  }

  /** Takes the call that is due first; for half an hour nobody else is given it. Before 9 and after 21 o'clock (Asia/Shanghai) there is none. */
  @Post('follow-ups/take')
  @HttpCode(200)
  @AllowStaff({ roles: rolesFor('rate-by-call'), scope: 'region' })
  take(@Query() { region }: RegionQuery, @CurrentStaff() staff: Staff): Promise<TakenFollowUp> {
    return this.takeFollowUp.take(region, staff);
  }

  /**
   * 已接通: the citizen's rating, as he said it, for who has taken the call last, also when his half hour is over; with `reopen` the case goes on, as long as the citizen may reopen it. Who was not reached three times may ring up himself as
   * long as the case can be rated, and whoever may ring citizens up records it.
   */
  @Post('cases/:caseNumber/rate-by-call')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('rate-by-call'), scope: 'case' })
  rate(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, solved, satisfaction, words, reopen }: RateByCallBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    const rating = { solved, satisfaction, words, reopen };
    return this.cases.act(caseNumber, { kind: 'rate-by-call', by: staff, version, ...rating });
  }

  /** 未接通, for who has taken the call last: rung up again in another part of the day, three times in all. */
  @Post('cases/:caseNumber/miss-call')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('miss-call'), scope: 'case' })
  miss(
    @Param('caseNumber') caseNumber: string,
    @Body() { version }: MissCallBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'miss-call', by: staff, version });
  }
}
