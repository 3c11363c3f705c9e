import { ApiSchema } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { IsCaseNumber, IsRegionCode, IsUtcTime, IsVersion } from './wire-rules.ts';
import { wireEscalationLevels } from './wire-words.ts';

@ApiSchema({
  description: 'A step of an Escalation reached no subscriber of the Region whose supervisors are to look.',
})
export class EscalationUnheard {
  @IsUUID()
  escalationId: string;

  /** Of the step that nobody heard; one that came after it is not meant. */
  @IsVersion()
  escalationVersion: number;

  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  @IsIn(wireEscalationLevels)
  level: (typeof wireEscalationLevels)[number];

  @IsRegionCode()
  regionCode: string;

  @IsUtcTime()
  occurredAt: string;
}
