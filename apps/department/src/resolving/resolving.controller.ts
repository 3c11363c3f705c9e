import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { CheckReply } from './check-reply.ts';
import { ResolveCase } from './resolve-case.ts';
import {
  CheckReplyBody,
  ConfirmResolutionBody,
  RefuseResolutionBody,
  ReplyCheck,
  ResolutionStanding,
  ResolveCaseBody,
} from './resolving.dto.ts';

/** 办结: a case ends with a reply that answers what was asked, or that the head of the bureau answers for. */
@Controller('api/cases/:caseNumber')
export class ResolvingController {
  constructor(
    private readonly checkReply: CheckReply,
    private readonly resolveCase: ResolveCase,
    private readonly cases: ActOnCase,
  ) {}

  /** What makes a reply doubtful, before it is given; changes nothing. */
  @Post('check-reply')
  @HttpCode(200)
  @AllowStaff({ roles: rolesFor('resolve'), scope: 'case' })
  async check(
    @Param('caseNumber') caseNumber: string,
    @Body() reply: CheckReplyBody,
    @CurrentStaff() staff: Staff,
  ): Promise<ReplyCheck> {
    return { findings: await this.checkReply.check(caseNumber, staff, reply) };
  }

  /** 办结, with the final reply; a handler's doubtful one waits for the head of the bureau. */
  @Post('resolve')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('resolve'), scope: 'case' })
  resolve(
    @Param('caseNumber') caseNumber: string,
    @Body() body: ResolveCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<ResolutionStanding> {
    return this.resolveCase.resolve(caseNumber, staff, body);
  }

  /** 同意办结: the head of the bureau takes the doubtful reply for the final one. */
  @Post('confirm-resolution')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('confirm-resolution'), scope: 'case' })
  confirm(
    @Param('caseNumber') caseNumber: string,
    @Body() { version }: ConfirmResolutionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.resolveCase.confirm(caseNumber, staff, version);
  }

  /** 退回完善: the head of the bureau wants another reply. */
  @Post('refuse-resolution')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('refuse-resolution'), scope: 'case' })
  refuse(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, reason }: RefuseResolutionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'refuse-resolution', by: staff, version, reason });
  }
}
