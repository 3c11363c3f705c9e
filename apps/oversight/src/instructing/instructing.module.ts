import { Module } from '@nestjs/common';
import { SupervisingModule } from '../supervising/supervising.module.ts';
import { BureauInstructionsController } from './bureau-instructions.controller.ts';
import { FollowUpInstruction } from './follow-up-instruction.ts';
import { GiveInstruction } from './give-instruction.ts';
import { InstructingController } from './instructing.controller.ts';
import { ReadInstructions } from './read-instructions.ts';
import { ReportOnInstruction } from './report-on-instruction.ts';

/** What leaders write on cases. */
@Module({
  imports: [SupervisingModule],
  controllers: [InstructingController, BureauInstructionsController],
  providers: [GiveInstruction, FollowUpInstruction, ReportOnInstruction, ReadInstructions],
})
export class InstructingModule {}
