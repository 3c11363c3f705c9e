import { PolicyVersionView, VersionedBody } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import type { EscalationTerms } from '../domain/policy.ts';
import type { PolicyVersion } from './escalation-policy-table.ts';

/** Thirty days. */
const longest = 720;

/** How long those of a level have, in hours that pass day and night. */
export class AnswerHoursBody {
  @IsInt()
  @Min(1)
  @Max(longest)
  @ApiProperty({ type: 'integer' })
  normal: number;

  /** Of cases that are urgent. */
  @IsInt()
  @Min(1)
  @Max(longest)
  @ApiProperty({ type: 'integer' })
  urgent: number;
}

/** How long escalations wait from now on; those that wait keep their time. */
export class ChangeEscalationPolicyBody extends VersionedBody {
  @IsObject()
  @ValidateNested()
  @Type(() => AnswerHoursBody)
  county: AnswerHoursBody;

  @IsObject()
  @ValidateNested()
  @Type(() => AnswerHoursBody)
  city: AnswerHoursBody;

  /** After this time an escalation is an alarm. */
  @IsObject()
  @ValidateNested()
  @Type(() => AnswerHoursBody)
  province: AnswerHoursBody;

  /** How far ahead an escalation may be put off, in hours that pass day and night. */
  @IsInt()
  @Min(1)
  @Max(longest)
  @ApiProperty({ type: 'integer' })
  longestSnooze: number;
}

/** One version of how long escalations wait. */
export class EscalationPolicyView extends PolicyVersionView {
  county: AnswerHoursBody;

  city: AnswerHoursBody;

  province: AnswerHoursBody;

  @ApiProperty({ type: 'integer' })
  longestSnooze: number;
}

/** Newest first; at most the latest 200. */
export class EscalationPolicyHistory {
  versions: EscalationPolicyView[];
}

export function termsOf({ county, city, province, longestSnooze }: ChangeEscalationPolicyBody): EscalationTerms {
  return { county: plain(county), city: plain(city), province: plain(province), longestSnooze };
}

export function viewOfPolicy({ version, terms, staff, reason, changedAt }: PolicyVersion): EscalationPolicyView {
  return { version, ...terms, staff, reason, changedAt };
}

const plain = ({ normal, urgent }: AnswerHoursBody) => ({ normal, urgent });
