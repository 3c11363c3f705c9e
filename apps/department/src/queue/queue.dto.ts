import { Bureau, IsRegionCode, Matter, MayBeAbsent, RoutingAlternative, SecondMatter } from '#contracts';
import { type Kind, kinds } from '#domain';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ClockView } from '../clocks/case-clocks.dto.ts';

/** The statuses in which a case waits for its bureau. */
export const queueStatuses = ['assigned', 'in-progress', 'suspended', 'decline-pending'] as const;
export type QueueStatus = (typeof queueStatuses)[number];

export class QueueQuery extends PageQuery {
  @MayBeAbsent()
  @IsIn(queueStatuses)
  status?: QueueStatus;
}

export class TriageQuery extends PageQuery {
  /** Cases of this region and all within it; that of a province also has those without a place yet. */
  @IsRegionCode()
  region: string;
}

class Entry {
  caseNumber: string;

  subject: string;

  @ApiProperty({ enum: kinds })
  kind?: Kind;

  matter?: Matter;

  urgent: boolean;

  /** In this status since. */
  since: Date;

  /** 时限 that run. */
  clocks: ClockView[];

  /** To be sent with a command on the case. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A case on a bureau's queue. */
export class QueueEntry extends Entry {
  @ApiProperty({ enum: queueStatuses })
  status: QueueStatus;
}

/** A case on the triage desk, with what the router thought. */
export class TriageEntry extends Entry {
  regionCode?: string;

  /** Whom the router would have chosen. */
  lead?: Bureau;

  /** 0 to 1. */
  confidence: number;

  /** In words that a citizen could read. */
  reasons: string[];

  /** Another matter that the message seems to hold as well: perhaps it is to be handled apart. */
  besides?: SecondMatter;

  /** The best of the others, likeliest first. */
  alternatives: RoutingAlternative[];
}

/** The statuses in which a case may wait for a supervisor; in progress where more time is asked for. */
const supervisorsStatuses = ['arbitration', 'decline-pending', 'in-progress'] as const;
export type SupervisorsStatus = (typeof supervisorsStatuses)[number];

/** A case that waits for a supervisor's word. */
export class SupervisorsEntry extends Entry {
  @ApiProperty({ enum: supervisorsStatuses })
  status: SupervisorsStatus;

  regionCode?: string;

  /** Absent where it is to be decided whose it is. */
  lead?: Bureau;

  /** Working days more that the bureau asks for. */
  @ApiProperty({ type: 'integer' })
  extensionDays?: number;
}

/** Urgent cases first, then those that have waited longest. */
export class SupervisorsPage {
  entries: SupervisorsEntry[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** A case whose final reply waits for the head of its bureau. */
export class HeadsEntry extends QueueEntry {
  /** The reply. */
  text: string;

  /** What makes it doubtful. */
  doubts: string[];
}

/** Urgent cases first, then those that have waited longest. */
export class HeadsPage {
  entries: HeadsEntry[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** Urgent cases first, then those that have waited longest. */
export class QueuePage {
  entries: QueueEntry[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** Urgent cases first, then those that have waited longest. */
export class TriagePage {
  entries: TriageEntry[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
