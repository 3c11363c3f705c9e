import { IsIn } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';
import { PolicyCitation } from './policy-citation.event.ts';
import { IsPartList, IsText, MayBeAbsent } from './wire-rules.ts';
import { wireVisibilities } from './wire-words.ts';

/** A step in which a bureau tells the citizen something. */
export class ReplyStep extends BureauStep {
  /** A private reply is for the citizen alone. */
  @IsIn(wireVisibilities)
  visibility: (typeof wireVisibilities)[number];

  @IsText(10_000)
  text: string;

  /** 政策依据. */
  @MayBeAbsent()
  @IsPartList(10, () => PolicyCitation)
  citations?: PolicyCitation[];
}
