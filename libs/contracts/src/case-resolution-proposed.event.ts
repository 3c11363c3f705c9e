import { ApiSchema } from '@nestjs/swagger';
import { ReplyStep } from './reply-step.event.ts';
import { IsTextList } from './wire-rules.ts';

@ApiSchema({
  description:
    'A handler would resolve the Case with this reply, which may not answer what was asked; the head of the bureau decides.',
})
export class CaseResolutionProposed extends ReplyStep {
  /** What makes the reply doubtful, in Chinese, with the words that show it: for those at work on the Case. */
  @IsTextList(40, 300)
  doubts: string[];
}
