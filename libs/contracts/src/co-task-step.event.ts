import { IsUUID } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';
import { Bureau } from './parties.event.ts';
import { IsPart } from './wire-rules.ts';

/** A step in what a 协办 bureau is asked to do; `bureau` is the lead. */
export class CoTaskStep extends BureauStep {
  @IsUUID()
  taskId: string;

  /** 协办: who is asked. */
  @IsPart(() => Bureau)
  coBureau: Bureau;
}
