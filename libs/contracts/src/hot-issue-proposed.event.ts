import { ApiSchema } from '@nestjs/swagger';
import { HotIssueStep } from './hot-issue-step.event.ts';

@ApiSchema({
  description:
    'Many people speak of one thing: a hot issue (共性问题) is proposed, for a person to confirm or dismiss.',
})
export class HotIssueProposed extends HotIssueStep {}
