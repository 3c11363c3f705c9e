import { ApiSchema } from '@nestjs/swagger';
import { HotIssueStep } from './hot-issue-step.event.ts';

@ApiSchema({
  description:
    'Many people speak of one thing: a hot issue (共性问题) is proposed, for a person to confirm or dismiss. It is announced again each time that its people have come to 8, 16, 32 …, or that it has come to another place: the latest tells how it is.',
})
export class HotIssueProposed extends HotIssueStep {}
