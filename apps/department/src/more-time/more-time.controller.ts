import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ActOnCase } from '../handling/act-on-case.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { rolesFor } from '../handling/domain/transitions.ts';
import {
  ApproveExtensionBody,
  RefuseExtensionBody,
  RequestExtensionBody,
  ResumeCaseBody,
  SuspendCaseBody,
} from './more-time.dto.ts';
import { SuspendCase } from './suspend-case.ts';

/** A case that cannot be settled in the time that its clocks give. */
@Controller('api/cases/:caseNumber')
export class MoreTimeController {
  constructor(
    private readonly cases: ActOnCase,
    private readonly suspendCase: SuspendCase,
  ) {}

  /** 挂起: waits for the citizen or for others. */
  @Post('suspend')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('suspend'), scope: 'case' })
  suspend(
    @Param('caseNumber') caseNumber: string,
    @Body() body: SuspendCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.suspendCase.suspend(caseNumber, staff, body);
  }

  /** Goes on. */
  @Post('resume')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('resume'), scope: 'case' })
  resume(
    @Param('caseNumber') caseNumber: string,
    @Body() { version }: ResumeCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'resume', by: staff, version });
  }

  /** 申请延期: asks a supervisor for more time. */
  @Post('request-extension')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('request-extension'), scope: 'case' })
  requestExtension(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, days, reason }: RequestExtensionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'request-extension', by: staff, version, days, reason });
  }

  /** 批准延期. */
  @Post('approve-extension')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('approve-extension'), scope: 'case' })
  approveExtension(
    @Param('caseNumber') caseNumber: string,
    @Body() { version }: ApproveExtensionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'approve-extension', by: staff, version });
  }

  /** 不同意延期, with the reason. */
  @Post('refuse-extension')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('refuse-extension'), scope: 'case' })
  refuseExtension(
    @Param('caseNumber') caseNumber: string,
    @Body() { version, reason }: RefuseExtensionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.cases.act(caseNumber, { kind: 'refuse-extension', by: staff, version, reason });
  }
}
