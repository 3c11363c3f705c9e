import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CaseStep } from './case-step.event.ts';
import { IsRegionCode, IsUtcTime, MayBeAbsent } from './wire-rules.ts';
import { wireChannels } from './wire-words.ts';

@ApiSchema({ description: 'The Case was opened and waits for routing (待派单).' })
export class CaseOpened extends CaseStep {
  @IsIn(wireChannels)
  channel: (typeof wireChannels)[number];

  /** First contact and resolve are reckoned from here. */
  @IsUtcTime()
  submittedAt: string;

  @MayBeAbsent()
  @IsRegionCode()
  regionHint?: string;
}
