import { CaseStep } from './case-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPart } from './wire-rules.ts';

/** A step that a bureau took. */
export class BureauStep extends CaseStep {
  @IsPart(() => Bureau)
  bureau: Bureau;
}
