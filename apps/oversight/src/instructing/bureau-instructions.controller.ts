import { AllowStaff, CurrentStaff, RecordsSight, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { InstructionPage, InstructionReportBody, InstructionsQuery, InstructionView } from './instructing.dto.ts';
import { ReadInstructions } from './read-instructions.ts';
import { ReportOnInstruction } from './report-on-instruction.ts';
import { pageOfInstructions, viewOfInstruction } from './view-of-instruction.ts';

/** 批示 that name a bureau: what is said to it, and what it reports. */
@Controller('api/bureaus/:bureauId/instructions')
@ApiParam({ name: 'bureauId', type: String })
export class BureauInstructionsController {
  constructor(
    private readonly reading: ReadInstructions,
    private readonly reporting: ReportOnInstruction,
  ) {}

  /** Latest first. */
  @Get()
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSight('read-instructions', 'bureauId')
  async list(@CurrentStaff() staff: Staff, @Query() query: InstructionsQuery): Promise<InstructionPage> {
    return pageOfInstructions(await this.reading.ofBureau(staff, query));
  }

  /** One of them. */
  @Get(':instructionId')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSight('read-instruction', 'instructionId')
  async read(@CurrentStaff() staff: Staff, @Param('instructionId', UuidPipe) id: string): Promise<InstructionView> {
    return viewOfInstruction(await this.reading.forBureau(staff, id));
  }

  /** Reports back. */
  @Post(':instructionId/report')
  @HttpCode(200)
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  async report(
    @Param('instructionId', UuidPipe) id: string,
    @Body() { version, text }: InstructionReportBody,
    @CurrentStaff() staff: Staff,
  ): Promise<InstructionView> {
    return viewOfInstruction(await this.reporting.report(staff, { id, version, text }));
  }
}
