import { ApiSchema } from '@nestjs/swagger';
import { OtherCase } from './parties.event.ts';
import { ReplyStep } from './reply-step.event.ts';
import { IsPart, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The bureau gave its final reply (已办结).' })
export class CaseResolved extends ReplyStep {
  /** The Case as part of which it was handled, and whose reply it is; absent where it was handled by itself. */
  @MayBeAbsent()
  @IsPart(() => OtherCase)
  with?: OtherCase;
}
