import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import { ConfirmDeclineBody, DeclineBody, ProposeDeclineBody, RefuseDeclineBody } from './declining.dto.ts';

/** 不予受理: a case that is not taken on. No bureau decides so alone. */
@Controller('api/cases/:caseNumber')
export class DecliningController {
  constructor(private readonly cases: ActOnCase) {}

  /** Proposes not to take the case on, with the legal ground. */
  @Post('propose-decline')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('propose-decline'), scope: 'case' })
  propose(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, legalGround, explanation }: ProposeDeclineBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'propose-decline', by: staff, version, legalGround, explanation });
  }

  /** A supervisor agrees. */
  @Post('confirm-decline')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('confirm-decline'), scope: 'case' })
  confirm(
    @Param('caseNumber') caseNumber: string,
    @Body() { version }: ConfirmDeclineBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'confirm-decline', by: staff, version });
  }

  /** A supervisor has the bureau take the case on. */
  @Post('refuse-decline')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('refuse-decline'), scope: 'case' })
  refuse(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, reason }: RefuseDeclineBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'refuse-decline', by: staff, version, reason });
  }

  /** The triage desk answers a case that is nobody’s here, and says whom to ask instead. */
  @Post('decline')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('decline'), scope: 'case' })
  decline(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, explanation, askInstead }: DeclineBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'decline', by: staff, version, explanation, askInstead });
  }
}
