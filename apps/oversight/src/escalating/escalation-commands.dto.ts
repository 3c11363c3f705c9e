import { IsBureauId, IsReadableText, IsRegionCode, IsVersion, MayBeAbsent } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsRFC3339, MaxLength } from 'class-validator';
import { type EscalationAction, escalationActions } from './domain/decide.ts';
import { type EscalationState, escalationStates } from './domain/escalation.ts';
import { EscalationStepView } from './escalations.dto.ts';

/** 知悉: somebody takes care. */
export class AcknowledgeEscalationBody {
  /** The version that the person saw; if the escalation has changed since, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;
}

/** 交办 to a region below, or to a bureau within reach. */
export class DelegateEscalationBody extends AcknowledgeEscalationBody {
  /** GB/T 2260: below the region that the person answers for; with a bureau it may be that region itself. */
  @IsRegionCode()
  regionCode: string;

  /** A bureau in force of that region, whose head is to look; not one that the case is a complaint about. */
  @MayBeAbsent()
  @IsBureauId()
  bureauId?: string;

  /** For all who look at the escalation; without personal data. */
  @IsReadableText(300)
  reason: string;
}

/** 暂缓. */
export class SnoozeEscalationBody extends AcknowledgeEscalationBody {
  /** Until when, with its offset from UTC: `2026-12-01T09:00:00+08:00`. No later than the policy allows. */
  @IsRFC3339({ message: '$property must be a time with its offset from UTC, such as 2026-12-01T09:00:00+08:00' })
  @IsISO8601({ strict: true }, { message: '$property must be a day that exists' })
  @MaxLength(40)
  @ApiProperty({ format: 'date-time' })
  until: string;

  /** For all who look at the escalation; without personal data. */
  @IsReadableText(300)
  reason: string;
}

/** How an escalation stands that a command found otherwise than it expected. */
export class CurrentEscalation {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: escalationStates })
  state: EscalationState;

  /** Where it is now: GB/T 2260. */
  regionCode: string;

  @ApiProperty({ enum: escalationActions, isArray: true })
  allowedActions: EscalationAction[];
}

/** What the answer to a command that was refused says beside what every problem says. */
export class EscalationConflict {
  /** What was asked for. */
  @ApiProperty({ enum: escalationActions })
  action: EscalationAction;

  current: CurrentEscalation;

  /** Since the version that the command named, oldest first, at most the latest 20; only where that was not the current one. */
  changes?: EscalationStepView[];
}
