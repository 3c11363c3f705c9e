import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';
import { MayBeAbsent } from './wire-rules.ts';
import { wireClosings } from './wire-words.ts';

@ApiSchema({ description: 'The Case is filed (已归档): it was rated, or nobody rated it in time.' })
export class CaseClosed extends BureauStep {
  @IsIn(wireClosings)
  because: (typeof wireClosings)[number];

  /** With a rating that was given on the telephone; absent where it was not. */
  @MayBeAbsent()
  @IsBoolean()
  byCall?: boolean;
}
