import { BureauStep } from './bureau-step.event.ts';
import { IsCount } from './wire-rules.ts';

/** A step about a longer time to resolve the Case. */
export class ExtensionStep extends BureauStep {
  /** Working days more than the resolve clock has. */
  @IsCount()
  days: number;
}
