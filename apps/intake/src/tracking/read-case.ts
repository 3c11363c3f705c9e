import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CaseNumber, Failure } from '#domain';
import { QueryCode } from '#platform';
import { StoredMessage } from '../submission/stored-message.entity.ts';
import { type TimelineEntry, timelineOf } from './domain/timeline.ts';
import { type ExclusionNotice, KeepExclusions } from './keep-exclusions.ts';
import { TimelineStep } from './timeline-step.entity.ts';

/** A Case that came out of another one, with what opens it. */
export interface LinkedCase {
  readonly caseNumber: string;
  readonly queryCode: string;
  /** Whether it is handled as part of the other one again. */
  readonly isTakenBack: boolean;
}

interface PartRow {
  readonly case_id: string;
  readonly case_number: string;
  readonly is_taken_back: boolean;
}

export interface TrackedCase {
  readonly caseNumber: string;
  readonly subject: string;
  readonly submittedAt: Date;
  /** The Cases into which other matters of the Message were put. */
  readonly parts: readonly LinkedCase[];
  /** Absent where the Case counts in all rates. */
  readonly exclusion?: ExclusionNotice;
  readonly timeline: readonly [TimelineEntry, ...TimelineEntry[]];
}

/** Opens a Case to the citizen who wrote it. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queryCode: QueryCode,
    private readonly exclusions: KeepExclusions,
  ) {}

  /** @throws Failure `case-not-found`, after the same work, for a wrong code as for a number that does not exist */
  async execute(caseNumber: CaseNumber, code: string): Promise<TrackedCase> {
    const caseId = await this.caseIdOf(caseNumber);
    if (!this.queryCode.matches(caseId, code) || caseId === undefined) throw notFound();
    const [message, facts, parts, exclusion] = await Promise.all([
      this.dataSource.manager.findOneByOrFail(StoredMessage, { caseId }),
      this.dataSource.manager.findBy(TimelineStep, { caseId }),
      this.partsOf(caseId, caseNumber),
      this.exclusions.noticeOf(caseId),
    ]);
    const { subject, submittedAt } = message;
    return { caseNumber, subject, submittedAt, parts, exclusion, timeline: timelineOf(submittedAt, facts) };
  }

  /** Who may read a Case may read what was split from it, so the codes are given with it. */
  private async partsOf(caseId: string, caseNumber: CaseNumber): Promise<LinkedCase[]> {
    // Whatever happens to a case that is merged makes it none, so it is one whose last step says so.
    const rows = await this.dataSource.query<PartRow[]>(
      `select p.case_id, p.case_number, coalesce(last.fact ->> 'into' = $2, false) as is_taken_back
       from split_part p left join lateral (
         select fact from timeline_step where case_id = p.case_id order by case_version desc limit 1) as last on true
       where p.from_case_id = $1 order by p.case_id`,
      [caseId, caseNumber],
    );
    return rows.map(({ case_id, case_number: number, is_taken_back: isTakenBack }) => ({
      caseNumber: number,
      queryCode: this.queryCode.queryCodeFor(case_id),
      isTakenBack,
    }));
  }

  /** From the index alone, found or not; nothing else is read before the code was compared. */
  private async caseIdOf(caseNumber: CaseNumber): Promise<string | undefined> {
    const rows = await this.dataSource.query<{ case_id: string }[]>(
      `select case_id from case_number where case_number = $1`,
      [caseNumber],
    );
    return rows[0]?.case_id;
  }
}

function notFound(): Failure {
  const message = 'There is no case with this case number and this query code.';
  return new Failure('not-found', 'case-not-found', message);
}
