import {
  AllowStaff,
  Clock,
  CurrentStaff,
  FileInBody,
  GivesFile,
  handedOut,
  RecordsSight,
  RecordsSightOfList,
  searchedRegion,
  type SentFile,
  type Staff,
  TakesFile,
  UuidPipe,
} from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { PaperView } from '../papers/papers.dto.ts';
import { AddEvidence } from './add-evidence.ts';
import { ChangeDueTime } from './change-due-time.ts';
import { CloseEntry } from './close-entry.ts';
import { ListEntries } from './list-entries.ts';
import { PutCaseOnList } from './put-case-on-list.ts';
import { ReadEntry } from './read-entry.ts';
import { ReportProgress } from './report-progress.ts';
import {
  ChangeDueBody,
  CloseEntryBody,
  EntriesQuery,
  EntryDetails,
  EntryNotePage,
  EntryNotesQuery,
  EntryPage,
  EntryView,
  PutOnListBody,
  ReportBody,
} from './supervising.dto.ts';
import { viewOfEntry } from './view-of-entry.ts';

/** 督办清单: cases that a region's supervisors follow until their citizens are satisfied. */
@Controller('api/supervision')
export class SupervisingController {
  constructor(
    private readonly clock: Clock,
    private readonly listing: ListEntries,
    private readonly reading: ReadEntry,
    private readonly putting: PutCaseOnList,
    private readonly reporting: ReportProgress,
    private readonly changingDue: ChangeDueTime,
    private readonly evidence: AddEvidence,
    private readonly closing: CloseEntry,
  ) {}

  /** Cases that lie in a region or are followed by it, all within it included, first due first. */
  @Get()
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSightOfList('read-supervisions', 'region')
  list(@Query() query: EntriesQuery, @CurrentStaff() staff: Staff): Promise<EntryPage> {
    return this.listing.inRegion(searchedRegion(staff, query.region), query);
  }

  /** Puts a case on it. */
  @Post()
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'case' })
  async put(@Body() body: PutOnListBody, @CurrentStaff() staff: Staff): Promise<EntryView> {
    return viewOfEntry(await this.putting.put(staff, body), await this.clock.now());
  }

  /** One entry with its case's life and all that was reported. */
  @Get(':entryId')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'case' })
  @RecordsSight('read-supervision', 'entryId')
  read(@Param('entryId', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<EntryDetails> {
    return this.reading.forSupervisor(staff, id);
  }

  /** All that was said of it. */
  @Get(':entryId/notes')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'case' })
  @RecordsSight('read-supervision', 'entryId')
  notes(
    @Param('entryId', UuidPipe) id: string,
    @Query() page: EntryNotesQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<EntryNotePage> {
    return this.reading.notesForSupervisor(staff, id, page);
  }

  /** Says how far it has come. */
  @Post(':entryId/report')
  @HttpCode(204)
  @AllowStaff({ roles: ['supervisor'], scope: 'case' })
  report(
    @Param('entryId', UuidPipe) id: string,
    @Body() { text }: ReportBody,
    @CurrentStaff() staff: Staff,
  ): Promise<void> {
    return this.reporting.asSupervisor(staff, id, text);
  }

  /** Gives it another due date. */
  @Post(':entryId/change-due')
  @HttpCode(200)
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'case' })
  async changeDue(
    @Param('entryId', UuidPipe) id: string,
    @Body() body: ChangeDueBody,
    @CurrentStaff() staff: Staff,
  ): Promise<EntryView> {
    return viewOfEntry(await this.changingDue.change(staff, id, body), await this.clock.now());
  }

  /** Lays the file in the body with it, as evidence; the same bytes again are the same file. */
  @Post(':entryId/evidence')
  @AllowStaff({ roles: ['supervisor'], scope: 'case' })
  @TakesFile()
  addEvidence(
    @Param('entryId', UuidPipe) id: string,
    @FileInBody() sent: SentFile,
    @CurrentStaff() staff: Staff,
  ): Promise<PaperView> {
    return this.evidence.add(staff, id, sent);
  }

  /** The file itself. */
  @Get(':entryId/evidence/:paperId')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'case' })
  @RecordsSight('read-evidence', 'entryId')
  @GivesFile()
  async openEvidence(
    @Param('entryId', UuidPipe) id: string,
    @Param('paperId', UuidPipe) paperId: string,
    @CurrentStaff() staff: Staff,
  ): Promise<StreamableFile> {
    const { paper, content } = await this.reading.open(staff, id, paperId);
    return handedOut(paper, content);
  }

  /** Closes it with evidence; where its citizen is not satisfied, only for a reason. */
  @Post(':entryId/close')
  @HttpCode(200)
  @AllowStaff({ roles: ['supervisor'], scope: 'case' })
  async close(
    @Param('entryId', UuidPipe) id: string,
    @Body() body: CloseEntryBody,
    @CurrentStaff() staff: Staff,
  ): Promise<EntryView> {
    return viewOfEntry(await this.closing.close(staff, id, body), await this.clock.now());
  }
}
