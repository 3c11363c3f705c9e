import { Bureau, IsRegionCode, IsText, Matter, MayBeAbsent, RoutingAlternative, SecondMatter } from '#contracts';
import { type Kind, kinds } from '#domain';
import { PageQuery } from '#platform';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn } from 'class-validator';
import { ClockView } from '../clocks/case-clocks.dto.ts';
import { placedStatuses } from '../handling/domain/case-state.ts';
import { type Action, actions } from '../handling/domain/transitions.ts';
import { type QueueView, queueViews } from './views.ts';

export type QueueStatus = (typeof placedStatuses)[number];

/** Urgent cases first and then those that have waited longest; or what falls due first. */
const queueOrders = ['longest-waiting', 'deadline'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** What of a bureau's queue somebody wants to see, and in which order. */
export class QueueFilter {
  /**
   * `due-soon` is what falls due within two days, `waiting` what waits for others: the citizen, a third party, a supervisor, a bureau that helps.
   * All of the queue where it is absent.
   */
  @MayBeAbsent()
  @IsIn(queueViews)
  @ApiProperty({ enum: queueViews })
  view?: QueueView;

  @MayBeAbsent()
  @IsIn(placedStatuses)
  @ApiProperty({ enum: placedStatuses })
  status?: QueueStatus;

  /** Opaque id of who has the case in hand. */
  @MayBeAbsent()
  @IsText(200)
  handler?: string;

  @MayBeAbsent()
  @IsIn(kinds)
  @ApiProperty({ enum: kinds })
  kind?: Kind;

  /** Code of the 事项. */
  @MayBeAbsent()
  @IsText(100)
  matter?: string;

  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  urgent?: boolean;

  /** `longest-waiting`, which puts urgent cases first, where it is absent. */
  @MayBeAbsent()
  @IsIn(queueOrders)
  @ApiProperty({ enum: queueOrders })
  order?: QueueOrder;
}

export class QueueQuery extends IntersectionType(PageQuery, QueueFilter) {}

/** How many cases each view of a queue holds: exactly, and all at one moment. */
export class QueueCounts implements Record<QueueView, number> {
  @ApiProperty({ type: 'integer' })
  all: number;

  @ApiProperty({ type: 'integer' })
  mine: number;

  @ApiProperty({ type: 'integer' })
  unassigned: number;

  @ApiProperty({ type: 'integer' })
  'due-soon': number;

  @ApiProperty({ type: 'integer' })
  overdue: number;

  @ApiProperty({ type: 'integer' })
  waiting: number;

  @ApiProperty({ type: 'integer' })
  returned: number;

  @ApiProperty({ type: 'integer' })
  reopened: number;
}

export class TriageQuery extends PageQuery {
  /** Cases of this region and all within it; that of a province also has those without a place yet. */
  @IsRegionCode()
  region: string;
}

export class Entry {
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

  /** What the person who asks may do next. */
  @ApiProperty({ enum: actions, isArray: true })
  allowedActions: Action[];
}

/** A case on a bureau's queue. */
export class QueueEntry extends Entry {
  @ApiProperty({ enum: placedStatuses })
  status: QueueStatus;

  /** 经办人: opaque id of who has it in hand; absent while nobody has. */
  handler?: string;
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

  /** The best of the others: those that would act on its other matters, in its order, then the likeliest. */
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

/** In the order that was asked for. */
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
