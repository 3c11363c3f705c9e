import { IsIn } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';
import { IsText } from './wire-rules.ts';
import { wireVisibilities } from './wire-words.ts';

/** A step in which a bureau tells the citizen something. */
export class ReplyStep extends BureauStep {
  /** A private reply is for the citizen alone. */
  @IsIn(wireVisibilities)
  visibility: (typeof wireVisibilities)[number];

  @IsText(10_000)
  text: string;
}
