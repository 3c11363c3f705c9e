import { IsReadableText } from '#contracts';
import { ApiProperty, PickType } from '@nestjs/swagger';
import { AnswerBody, CaseCommandBody } from '../handling/case-command.dto.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { type FindingKind, findingKinds, type FindingWeight, findingWeights } from './domain/finding.ts';

/** A final reply that is being written. */
export class CheckReplyBody extends PickType(AnswerBody, ['text', 'citations']) {}

/** 办结 with the final reply. */
export class ResolveCaseBody extends AnswerBody {}

/** 同意办结 by the head of the bureau. */
export class ConfirmResolutionBody extends CaseCommandBody {}

/** 不同意: the reply is to be mended. */
export class RefuseResolutionBody extends CaseCommandBody {
  /** For those at work on the case. */
  @IsReadableText(1000)
  reason: string;
}

/** Something that may be amiss in a final reply. */
export class FindingView {
  @ApiProperty({ enum: findingKinds })
  kind: FindingKind;

  /** A doubt wants the word of the bureau's head; a hint does not. */
  @ApiProperty({ enum: findingWeights })
  weight: FindingWeight;

  /** What is the matter, in Chinese. */
  says: string;

  /** The words of the message or of the reply that show it. */
  words: string;
}

/** What a check of a final reply found; nothing where it answers what was asked. */
export class ReplyCheck {
  findings: FindingView[];
}

/** How the case stands after a final reply: `resolved`, or `in-progress` while the head of the bureau has to confirm a doubtful one. */
export class ResolutionStanding extends CaseStanding {
  findings: FindingView[];
}
