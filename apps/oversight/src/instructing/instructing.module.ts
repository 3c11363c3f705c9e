import { Module } from '@nestjs/common';
import { EscalatingModule } from '../escalating/escalating.module.ts';
import { SupervisingModule } from '../supervising/supervising.module.ts';
import { BureauInstructionsController } from './bureau-instructions.controller.ts';
import { FollowUpInstruction } from './follow-up-instruction.ts';
import { GiveInstruction } from './give-instruction.ts';
import { InstructingController } from './instructing.controller.ts';
import { ReadInstructions } from './read-instructions.ts';
import { ReportOnInstruction } from './report-on-instruction.ts';

/** What leaders write on cases. */
@Module({
  imports: [EscalatingModule, SupervisingModule],
  controllers: [InstructingController, BureauInstructionsController],
  providers: [GiveInstruction, FollowUpInstruction, ReportOnInstruction, ReadInstructions],
})
export class InstructingModule {}
