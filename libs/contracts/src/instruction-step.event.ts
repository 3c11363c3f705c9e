import { IsUUID } from 'class-validator';
import { IsCaseNumber, IsUtcTime } from './wire-rules.ts';

/** What every step of an instruction (批示) says of it. Its words are for whom it concerns, and on no wire. */
export class InstructionStep {
  @IsUUID()
  instructionId: string;

  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  @IsUtcTime()
  occurredAt: string;
}
