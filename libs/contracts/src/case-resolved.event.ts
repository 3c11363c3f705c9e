import { ApiSchema } from '@nestjs/swagger';
import { ReplyStep } from './reply-step.event.ts';
import { IsTextList, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The bureau gave its final reply (已办结).' })
export class CaseResolved extends ReplyStep {
  /** What was doubtful in the reply when the head of the bureau gave it or confirmed it: for those at work on the Case. */
  @MayBeAbsent()
  @IsTextList(40, 300)
  doubts?: string[];
}
