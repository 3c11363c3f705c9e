import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { CaseStep } from './case-step.event.ts';
import { Bureau, Matter, Region } from './parties.event.ts';
import { IsPart, IsPartList, IsText, IsTextList, IsWordList, MayBeAbsent } from './wire-rules.ts';
import { wireCorrectable, wireKinds } from './wire-words.ts';

@ApiSchema({
  description:
    'A supervisor decided whose a Case is that bureaus had returned twice (裁定); it binds from then on, unless the Case is a complaint about a bureau.',
})
export class CaseArbitrated extends CaseStep {
  /** 主办 bureau. */
  @IsPart(() => Bureau)
  lead: Bureau;

  /** 协办 bureaus. */
  @IsPartList(10, () => Bureau)
  coHandling: Bureau[];

  /** Bureaus that the Case is a complaint about (回避); absent where it is about none. Where it is about any, the ruling holds for this Case alone. */
  @MayBeAbsent()
  @IsPartList(10, () => Bureau)
  about?: Bureau[];

  /** 诉求类型, where the ruling corrects it. */
  @MayBeAbsent()
  @IsIn(wireKinds)
  kind?: (typeof wireKinds)[number];

  /** Where the ruling corrects it. */
  @MayBeAbsent()
  @IsBoolean()
  urgent?: boolean;

  /** 职能: what the lead bureau is to do. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;

  /** 事项 that the ruling is about. */
  @MayBeAbsent()
  @IsPart(() => Matter)
  matter?: Matter;

  /** 属地: the Region in which the ruling holds. */
  @MayBeAbsent()
  @IsPart(() => Region)
  jurisdiction?: Region;

  /** What the supervisor said of it in the words in which it was known before; absent where that is nothing. */
  @MayBeAbsent()
  @IsWordList(wireCorrectable)
  confirmed?: (typeof wireCorrectable)[number][];

  /** In Chinese that a citizen could read. */
  @IsTextList(20, 300)
  reasons: string[];
}
