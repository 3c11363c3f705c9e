import { Bureau, IsBureauId, IsReadableText, IsText, IsUtcTime, IsVersion, MayBeAbsent } from '#contracts';
import { type CaseStatus, caseStatuses } from '#domain';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsUUID, Matches } from 'class-validator';
import { type Verdict, verdicts } from '../known-cases/domain/verdict.ts';
import { PaperView } from '../papers/papers.dto.ts';
import { type Because, entryStates, type EntryState, listings } from './domain/entry.ts';
import { noteKinds } from './entry-table.ts';

const askedStates = ['open', ...entryStates] as const;

export class BureauEntriesQuery extends PageQuery {
  /** `open`: all that are not closed. */
  @IsIn(askedStates)
  @ApiProperty({ enum: askedStates, required: false })
  state: (typeof askedStates)[number] = 'open';

  /** Only those whose due date has passed. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  overdue?: boolean;
}

export class EntriesQuery extends BureauEntriesQuery {
  /** GB/T 2260 code, all within it included; all that one answers for where it is left out. */
  @MayBeAbsent()
  @Matches(/^[1-9]\d{5}$/)
  region?: string;
}

/** 列入督办清单. */
export class PutOnListBody {
  @IsText(40)
  caseNumber: string;

  @IsReadableText(1000)
  why: string;

  @IsUtcTime()
  dueAt: string;

  /** Who is to settle it; left out, whoever leads the case. */
  @MayBeAbsent()
  @IsBureauId()
  bureauId?: string;

  /** 升级 of the case that led to it. */
  @MayBeAbsent()
  @IsUUID()
  escalationId?: string;
}

export class ReportBody {
  @IsReadableText(5000)
  text: string;
}

export class ChangeDueBody {
  /** As it was seen. */
  @IsVersion()
  version: number;

  @IsUtcTime()
  dueAt: string;

  @IsReadableText(1000)
  reason: string;
}

export class CloseEntryBody {
  /** As it was seen. */
  @IsVersion()
  version: number;

  /** What shows that it is settled. */
  @IsReadableText(5000)
  evidence: string;

  /** Why it is closed although its citizen is not satisfied; shown as such. */
  @MayBeAbsent()
  @IsReadableText(1000)
  reason?: string;
}

/** A case that is followed until its citizen is satisfied. */
export class EntryView {
  id: string;

  caseNumber: string;

  /** What put it on the list. */
  @ApiProperty({ enum: listings })
  because: Because;

  /** The instruction or escalation that did. */
  sourceId?: string;

  why: string;

  /** The region whose supervisors follow it, and alone may close it. */
  supervisedBy: string;

  /** Of the case. */
  regionCode?: string;

  /** Who is to settle it. */
  bureau?: Bureau;

  dueAt: Date;

  isOverdue: boolean;

  @ApiProperty({ enum: entryStates })
  state: EntryState;

  /** How the case stands for whoever follows it; of a closed entry, when it was closed. */
  @ApiProperty({ enum: verdicts })
  verdict: Verdict;

  /** Opaque id. */
  putBy: string;

  putAt: Date;

  closedAt?: Date;

  /** Opaque id. */
  closedBy?: string;

  evidence?: string;

  /** Present where it was closed although its citizen was not satisfied. */
  unsatisfiedReason?: string;

  /** To be sent with a command on it. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

export class CitizensWordView {
  solved: boolean;

  /** From 1 to 5. */
  @ApiProperty({ type: 'integer' })
  satisfaction: number;
}

/** `case`: its text is the new verdict. `put-back`: its text says why. */
export class EntryNote {
  @ApiProperty({ enum: noteKinds })
  kind: (typeof noteKinds)[number];

  /** Opaque id; absent where it happened by itself. */
  saidBy?: string;

  /** Whose report it is; absent on a supervisor's. */
  bureauId?: string;

  text: string;

  saidAt: Date;
}

export class EntryDetails extends EntryView {
  @ApiProperty({ enum: caseStatuses })
  caseStatus?: CaseStatus;

  /** How often the case has been reopened. */
  @ApiProperty({ type: 'integer' })
  reopenings?: number;

  /** What the citizen said last. */
  citizensWord?: CitizensWordView;

  /** Latest first, 200 at most. */
  notes: EntryNote[];

  /** To be sent as `after` for the notes before these; absent where there are none. */
  nextNotes?: string;

  /** Evidence; for those who follow it. */
  papers: PaperView[];
}

export class EntryNotesQuery extends PageQuery {}

/** Latest first. */
export class EntryNotePage {
  entries: EntryNote[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** First due first. */
export class EntryPage {
  entries: EntryView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
