import { MayBeAbsent } from '#contracts';
import { type Term, type TermUnit, termUnits } from '#domain';
import { PolicyVersionView, VersionedBody } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import {
  type ClockTerms,
  type PolicyKind,
  policyKinds,
  shippedWindows,
  type WindowTerms,
} from '../domain/clock-policy.ts';
import type { PolicyVersion } from './policy-table.ts';

export const urgencies = ['normal', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** Longer than anything may take: a year of working days, or of hours in a month. */
const longest = 750;

/** 时限: how long something may take. */
export class TermBody {
  @IsInt()
  @Min(1)
  @Max(longest)
  @ApiProperty({ type: 'integer' })
  amount: number;

  /** Natural hours pass day and night, working ones while the office is open. */
  @IsIn(termUnits)
  @ApiProperty({ enum: termUnits })
  unit: TermUnit;
}

/** How long clocks may run and windows stay open from now on; those that have begun keep the terms that they began with. */
export class ChangeClockPolicyBody extends VersionedBody {
  /** 研判. */
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  triage: TermBody;

  /** 签收. */
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  accept: TermBody;

  /** 首次联系. */
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  firstContact: TermBody;

  /** 办结; without it such cases need not be resolved by any time. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  resolve?: TermBody;

  /** 协办; without it bureaus that help have no deadline of their own. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  coTask?: TermBody;

  /** 评价: what nobody has rated by then is closed; 360 natural hours where it is not said. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  rating?: TermBody;

  /** 重新办理: until then a citizen may have it taken up again; 720 natural hours where it is not said. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => TermBody)
  reopening?: TermBody;
}

/** One version of how long clocks may run and windows stay open, for a kind and an urgency. */
export class ClockPolicyView extends PolicyVersionView {
  /** `unknown` where nobody has said the kind yet. */
  @ApiProperty({ enum: policyKinds })
  kind: PolicyKind;

  @ApiProperty({ enum: urgencies })
  urgency: Urgency;

  triage?: TermBody;

  accept?: TermBody;

  firstContact?: TermBody;

  resolve?: TermBody;

  coTask?: TermBody;

  rating: TermBody;

  reopening: TermBody;
}

export class ClockPolicyList {
  policies: ClockPolicyView[];
}

/** Newest first. */
export class ClockPolicyHistory {
  versions: ClockPolicyView[];
}

export function termsOf({
  triage,
  accept,
  firstContact,
  resolve,
  coTask,
  rating = shippedWindows.rating,
  reopening = shippedWindows.reopening,
}: ChangeClockPolicyBody): ClockTerms & WindowTerms {
  return {
    triage: plain(triage),
    accept: plain(accept),
    'first-contact': plain(firstContact),
    resolve: resolve && plain(resolve),
    'co-task': coTask && plain(coTask),
    rating: plain(rating),
    reopening: plain(reopening),
  };
}

export function viewOfPolicy({
  kind,
  urgent,
  version,
  terms,
  staff,
  reason,
  changedAt,
}: PolicyVersion): ClockPolicyView {
  const { triage, accept, 'first-contact': firstContact, resolve, 'co-task': coTask, rating, reopening } = terms;
  const urgency = urgent ? 'urgent' : 'normal';
  const told = { triage, accept, firstContact, resolve, coTask, rating, reopening };
  return { kind, urgency, version, ...told, staff, reason, changedAt };
}

const plain = ({ amount, unit }: TermBody): Term => ({ amount, unit });

/** What the answer to a change that comes too late says beside what every problem says. */
export class ClockPolicyConflict {
  /** The policy as it is; absent as long as there is none of the kind. */
  current?: ClockPolicyView;
}
