import { AllowStaff, CurrentStaff, RecordsSight, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AcceptCase } from './accept-case.ts';
import { AssignCase } from './assign-case.ts';
import {
  AcceptCaseBody,
  AssignCaseBody,
  NameComplainedOfBody,
  RecordContactBody,
  ReplyToCaseBody,
} from './case-command.dto.ts';
import { CaseStanding } from './case-standing.dto.ts';
import { MayConflict } from './may-conflict.ts';
import { CaseView } from './case-view.dto.ts';
import { rolesFor } from './domain/transitions.ts';
import { readerRoles } from './domain/who-may.ts';
import { NameComplainedOf } from './name-complained-of.ts';
import { ReadCase } from './read-case.ts';
import { RecordContact } from './record-contact.ts';
import { ReplyToCase } from './reply-to-case.ts';

/** One case, for the staff at work on it. A command that comes too late is answered 409 with the case as it stands. */
@Controller('api/cases/:caseNumber')
export class HandlingController {
  constructor(
    private readonly readCase: ReadCase,
    private readonly assignCase: AssignCase,
    private readonly naming: NameComplainedOf,
    private readonly acceptCase: AcceptCase,
    private readonly recordContact: RecordContact,
    private readonly replyToCase: ReplyToCase,
  ) {}

  /** The case with its message and its story. */
  @Get()
  @AllowStaff({ roles: [...readerRoles], scope: 'case' })
  @RecordsSight('read-case', 'caseNumber')
  read(@Param('caseNumber') caseNumber: string, @CurrentStaff() staff: Staff): Promise<CaseView> {
    return this.readCase.read(caseNumber, staff);
  }

  /** 派单: puts a case from the triage desk on a bureau's queue. */
  @Post('assign')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('assign'), scope: 'case' })
  assign(
    @Param('caseNumber') caseNumber: string,
    @Body() body: AssignCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.assignCase.assign(caseNumber, staff, body);
  }

  /** 回避: keeps a case from a bureau that it is a complaint about, and takes it from there at once. */
  @Post('name-complained-of')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('name-complained-of'), scope: 'case' })
  nameComplainedOf(
    @Param('caseNumber') caseNumber: string,
    @Body() body: NameComplainedOfBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.naming.name(caseNumber, staff, body);
  }

  /** 签收. */
  @Post('accept')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('accept'), scope: 'case' })
  accept(
    @Param('caseNumber') caseNumber: string,
    @Body() body: AcceptCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.acceptCase.accept(caseNumber, staff, body);
  }

  /** Records that the bureau spoke with the citizen. */
  @Post('contact')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('contact'), scope: 'case' })
  contact(
    @Param('caseNumber') caseNumber: string,
    @Body() body: RecordContactBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.recordContact.record(caseNumber, staff, body);
  }

  /** Gives an interim reply. */
  @Post('reply')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: rolesFor('reply'), scope: 'case' })
  reply(
    @Param('caseNumber') caseNumber: string,
    @Body() body: ReplyToCaseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CaseStanding> {
    return this.replyToCase.reply(caseNumber, staff, body);
  }
}
