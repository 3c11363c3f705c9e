import { IsReadableText } from '#contracts';
import { CaseCommandBody } from '../handling/case-command.dto.ts';

/** 拟不予受理 by the lead bureau. */
export class ProposeDeclineBody extends CaseCommandBody {
  /** The provision that says so. */
  @IsReadableText(300)
  legalGround: string;

  /** Why, in words that the citizen may read. */
  @IsReadableText(1000)
  explanation: string;
}

/** 同意不予受理 by a supervisor. */
export class ConfirmDeclineBody extends CaseCommandBody {}

/** 不同意: the bureau takes the case on. */
export class RefuseDeclineBody extends CaseCommandBody {
  @IsReadableText(1000)
  reason: string;
}

/** 不属受理范围, by the triage desk. */
export class DeclineBody extends CaseCommandBody {
  /** Why, in words that the citizen may read. */
  @IsReadableText(1000)
  explanation: string;

  /** Whom to ask instead. */
  @IsReadableText(300)
  askInstead: string;
}
