import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { CaseStep } from './case-step.event.ts';
import { Bureau, Matter, Region } from './parties.event.ts';
import { IsBureauId, IsPart, IsPartList, IsShare, IsText, IsTextList, IsWordList, MayBeAbsent } from './wire-rules.ts';
import { wireAssigners, wireCorrectable, wireKinds } from './wire-words.ts';

@ApiSchema({ description: 'What the router had proposed, so that it can learn from what a person decided instead.' })
export class RouterProposal {
  @IsBureauId()
  leadId: string;

  @IsShare()
  confidence: number;

  @IsBoolean()
  sure: boolean;
}

@ApiSchema({
  description:
    'Something that is said otherwise of a Case from here on (纠正): by who assigned it, or of its Region, because its bureau does not answer for where it was.',
})
export class Correction {
  @IsIn(wireCorrectable)
  of: (typeof wireCorrectable)[number];

  /** Code, or `true` and `false` of its urgency; absent where nobody had said it. */
  @MayBeAbsent()
  @IsText(60)
  from?: string;

  @IsText(60)
  to: string;
}

@ApiSchema({ description: "The Case was put on a bureau's queue (待签收)." })
export class CaseAssigned extends CaseStep {
  /** 主办 bureau. */
  @IsPart(() => Bureau)
  lead: Bureau;

  /** 协办 bureaus. */
  @IsPartList(10, () => Bureau)
  coHandling: Bureau[];

  /** Bureaus that the Case is a complaint about; absent where it is about none. */
  @MayBeAbsent()
  @IsPartList(10, () => Bureau)
  about?: Bureau[];

  @MayBeAbsent()
  @IsIn(wireKinds)
  kind?: (typeof wireKinds)[number];

  /** 职能: what the lead bureau is to do. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;

  @MayBeAbsent()
  @IsPart(() => Matter)
  matter?: Matter;

  /** 属地: the Region that the case belongs to. */
  @MayBeAbsent()
  @IsPart(() => Region)
  jurisdiction?: Region;

  @IsBoolean()
  urgent: boolean;

  @IsIn(wireAssigners)
  assignedBy: (typeof wireAssigners)[number];

  /** In Chinese that a citizen could read. */
  @IsTextList(20, 300)
  reasons: string[];

  @MayBeAbsent()
  @IsPart(() => RouterProposal)
  proposal?: RouterProposal;

  /** What is said otherwise of the Case than before, which the other fields say as it is now; absent where that is nothing. */
  @MayBeAbsent()
  @IsPartList(5, () => Correction)
  corrections?: Correction[];

  /** What who assigned it said of it in the words in which it was known before; absent where that is nothing. */
  @MayBeAbsent()
  @IsWordList(wireCorrectable)
  confirmed?: (typeof wireCorrectable)[number][];
}
