import { ApiSchema } from '@nestjs/swagger';
import { CaseWindows } from './case-clock.event.ts';
import { OtherCase } from './parties.event.ts';
import { ReplyStep } from './reply-step.event.ts';
import { IsPart, IsTextList, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The bureau gave its final reply (已办结).' })
export class CaseResolved extends ReplyStep {
  /** The Case as part of which it was handled, and whose reply it is; absent where it was handled by itself. */
  @MayBeAbsent()
  @IsPart(() => OtherCase)
  with?: OtherCase;

  /** What was doubtful in the reply when the head of the bureau gave it or confirmed it: for those at work on the Case. */
  @MayBeAbsent()
  @IsTextList(40, 300)
  doubts?: string[];

  /** Absent in what was announced before they were said. */
  @MayBeAbsent()
  @IsPart(() => CaseWindows)
  windows?: CaseWindows;
}
