import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { InstructionStep } from './instruction-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPart, IsRegionCode, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'A bureau reported back on an instruction; who gave it reads the report at his door.' })
export class InstructionAnswered extends InstructionStep {
  @IsPart(() => Bureau)
  bureau: Bureau;

  /** Of the Case; absent while that is not known. */
  @MayBeAbsent()
  @IsRegionCode()
  regionCode?: string;

  /** Whether it came after it was due. */
  @IsBoolean()
  isLate: boolean;
}
