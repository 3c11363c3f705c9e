import {
  AllowStaff,
  CurrentStaff,
  idempotencyKeyHeader,
  parseIdempotencyKey,
  RecordsSight,
  type Staff,
  UuidPipe,
} from '#platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { FollowUpInstruction } from './follow-up-instruction.ts';
import { GiveInstruction } from './give-instruction.ts';
import {
  FollowUpBody,
  InstructionBody,
  InstructionPage,
  InstructionsQuery,
  InstructionView,
} from './instructing.dto.ts';
import { ReadInstructions } from './read-instructions.ts';
import { pageOfInstructions, viewOfInstruction } from './view-of-instruction.ts';

/** 批示: what leaders write on cases, for the leader who did and the supervisors of the region whose case it is. */
@Controller('api/instructions')
export class InstructingController {
  constructor(
    private readonly giving: GiveInstruction,
    private readonly following: FollowUpInstruction,
    private readonly reading: ReadInstructions,
  ) {}

  /** Of a leader his own; of a supervisor those on cases of his region. Latest first. */
  @Get()
  @AllowStaff({ roles: ['leader', 'supervisor'], scope: 'subtree' })
  @RecordsSight('read-instructions')
  async list(@Query() query: InstructionsQuery, @CurrentStaff() staff: Staff): Promise<InstructionPage> {
    const isSupervisor = staff.roles.includes('supervisor') && staff.regionCode !== undefined;
    const page = isSupervisor
      ? this.reading.inRegion(staff.regionCode ?? '', query)
      : this.reading.ofLeader(staff, query);
    return pageOfInstructions(await page);
  }

  /** Gives an instruction on a case to bureaus, which puts the case on the supervision list. */
  @Post()
  @AllowStaff({ roles: ['leader'], scope: 'case' })
  @ApiHeader(idempotencyKeyHeader)
  async give(
    @Body() body: InstructionBody,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentStaff() staff: Staff,
  ): Promise<InstructionView> {
    return viewOfInstruction(await this.giving.give(staff, body, parseIdempotencyKey(key)));
  }

  /** One with all that was said on it. */
  @Get(':instructionId')
  @AllowStaff({ roles: ['leader', 'supervisor'], scope: 'case' })
  @RecordsSight('read-instruction', 'instructionId')
  async read(@Param('instructionId', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<InstructionView> {
    return viewOfInstruction(await this.reading.forStaff(staff, id));
  }

  /** Asks on, as the leader who gave it. */
  @Post(':instructionId/follow-up')
  @HttpCode(200)
  @AllowStaff({ roles: ['leader'], scope: 'case' })
  async followUp(
    @Param('instructionId', UuidPipe) id: string,
    @Body() body: FollowUpBody,
    @CurrentStaff() staff: Staff,
  ): Promise<InstructionView> {
    return viewOfInstruction(await this.following.followUp(staff, id, body));
  }
}
