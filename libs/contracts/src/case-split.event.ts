import { ApiSchema } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CaseStep } from './case-step.event.ts';
import { IsPartList, IsText } from './wire-rules.ts';

@ApiSchema({ description: 'A matter that is to be handled apart, in a Case of its own.' })
export class SplitPart {
  /** The id that its Case will have; intake gives the number. */
  @IsUUID()
  caseId: string;

  @IsText(200)
  subject: string;

  @IsText(10_000)
  body: string;
}

@ApiSchema({
  description: 'A message held several matters (拆分): this Case keeps one, and each other becomes a Case of its own.',
})
export class CaseSplit extends CaseStep {
  @IsPartList(5, () => SplitPart)
  parts: SplitPart[];

  /** In Chinese that a citizen could read. */
  @IsText(300)
  reason: string;
}
