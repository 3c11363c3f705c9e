import { Bureau, HotIssueOfCase, Matter, Region, RoutingDecided } from '#contracts';
import { type Channel, channels, type Kind, kinds } from '#domain';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ClockView } from '../clocks/case-clocks.dto.ts';
import { ContactRevealView, ContactView } from '../contacts/contacts.dto.ts';
import { CaseStanding } from './case-standing.dto.ts';
import { coTaskStatuses } from './domain/co-task.ts';

/** What the router proposed, and why. */
export class ProposalView extends OmitType(RoutingDecided, ['caseId', 'caseNumber']) {}

/** One thing that happened to a case. */
export class StoryEntry {
  /** The version of the case after it. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** Type of the event that announced it: `xinqiao.case.accepted.v1`. */
  type: string;

  occurredAt: Date;

  /** Opaque id of the person of the staff who did it. */
  staff?: string;

  /** What the event says beside case, version, time and clocks. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Record<string, unknown>;
}

/** What a bureau that helps was asked to do. */
export class CoTaskView {
  id: string;

  bureau: Bureau;

  task: string;

  @ApiProperty({ enum: coTaskStatuses })
  status: (typeof coTaskStatuses)[number];

  assignedAt: Date;
}

/** A case as its handlers see it. */
export class CaseView extends CaseStanding {
  /** In this status since. */
  since: Date;

  @ApiProperty({ enum: channels })
  channel: Channel;

  submittedAt: Date;

  subject: string;

  /** The message as the citizen wrote it. */
  body: string;

  /** How many files lie with it; they stand at `…/attachments`. */
  @ApiProperty({ type: 'integer' })
  attachments: number;

  /** How the citizen can be reached, masked: for the lead bureau, unless the writer is protected, and for supervisors. */
  contact?: ContactView;

  /** Who had it shown whole, oldest first; for supervisors. */
  contactReveals?: ContactRevealView[];

  @ApiProperty({ enum: kinds })
  kind?: Kind;

  matter?: Matter;

  /** 属地. */
  jurisdiction?: Region;

  urgent: boolean;

  /** 主办. */
  lead?: Bureau;

  /** 协办. */
  coHandling: Bureau[];

  /** Bureaus that it is a complaint about; they do not see it. */
  about: Bureau[];
  /** 经办人: opaque id of who has it in hand at the lead bureau. */
  handler?: string;

  /** 工单编号 of the case as part of which it is handled. */
  mergedInto?: string;

  /** 工单编号 of the cases that are handled as part of it. */
  merged: string[];

  /** 工单编号 of the case whose message held this matter as well. */
  splitFrom?: string;

  /** 工单编号 of the cases into which matters of this one's message were put. Those that stand in `merged` as well were taken back. */
  splitInto: string[];

  /** 共性问题 that it is handled with. */
  hotIssue?: HotIssueOfCase;

  /** All that other bureaus were asked to do in it, also those that help no more; oldest first. */
  coTasks: CoTaskView[];

  proposal?: ProposalView;

  /** 时限, in the order in which they began; how they were reckoned stands at `…/clocks`. */
  clocks: ClockView[];

  /** Oldest first. */
  story: StoryEntry[];
}
