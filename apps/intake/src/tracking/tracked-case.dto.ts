import { PolicyCitation } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { type CaseStatus, caseStatuses } from '#domain';
import type { TrackedCase } from './read-case.ts';

export class ReplyDto {
  /** A private reply is for the citizen alone. */
  visibility: 'public' | 'private';
  text: string;

  /** 政策依据. */
  @ApiProperty({ type: [PolicyCitation], required: false })
  citations?: readonly PolicyCitation[];
}

export class TimelineEntryDto {
  /** UTC. */
  occurredAt: string;

  @ApiProperty({ enum: caseStatuses })
  status: CaseStatus;

  /** In Chinese: 办理中. */
  statusName: string;

  /** What happened, in Chinese. */
  text: string;

  reply?: ReplyDto;
}

export class LinkedCaseDto {
  caseNumber: string;

  /** XXXX-XXXX-XXXX; opens that case. */
  queryCode: string;

  /** Whether it is handled as part of this case again: the split was undone. */
  isTakenBack: boolean;
}

export class ExclusionNoticeDto {
  /** UTC. */
  decidedAt: string;

  /** In Chinese: why, and that the case is handled as before. */
  text: string;
}

export class TrackedCaseDto {
  caseNumber: string;
  subject: string;
  submittedAt: string;

  @ApiProperty({ enum: caseStatuses })
  status: CaseStatus;

  statusName: string;

  /** The cases into which other matters of the message were put. */
  parts: LinkedCaseDto[];

  /** Where the case is left out of its bureau's adjusted rates (剔除); absent where it counts in all. */
  exclusion?: ExclusionNoticeDto;

  /** Oldest first. */
  timeline: TimelineEntryDto[];
}

export function trackedCaseDto({ timeline, submittedAt, parts, exclusion, ...rest }: TrackedCase): TrackedCaseDto {
  const { status, statusName } = timeline.at(-1) ?? timeline[0];
  const entries = timeline.map((entry) => ({ ...entry, occurredAt: entry.occurredAt.toISOString() }));
  return {
    ...rest,
    submittedAt: submittedAt.toISOString(),
    status,
    statusName,
    parts: [...parts],
    exclusion: exclusion && { ...exclusion, decidedAt: exclusion.decidedAt.toISOString() },
    timeline: entries,
  };
}
