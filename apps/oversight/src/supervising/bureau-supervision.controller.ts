import { AllowStaff, CurrentStaff, RecordsSight, RecordsSightOfList, type Staff, UuidPipe } from '#platform';
import { ApiParam } from '@nestjs/swagger';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListEntries } from './list-entries.ts';
import { ReadEntry } from './read-entry.ts';
import { ReportProgress } from './report-progress.ts';
import {
  BureauEntriesQuery,
  EntryDetails,
  EntryNotePage,
  EntryNotesQuery,
  EntryPage,
  ReportBody,
} from './supervising.dto.ts';

/** 督办清单, as far as a bureau is to settle what is on it. */
@Controller('api/bureaus/:bureauId/supervision')
@ApiParam({ name: 'bureauId', type: String })
export class BureauSupervisionController {
  constructor(
    private readonly listing: ListEntries,
    private readonly reading: ReadEntry,
    private readonly reporting: ReportProgress,
  ) {}

  /** First due first. */
  @Get()
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSightOfList('read-supervisions', 'bureauId')
  list(@CurrentStaff() staff: Staff, @Query() query: BureauEntriesQuery): Promise<EntryPage> {
    return this.listing.ofBureau(staff, query);
  }

  /** One of them, with what the bureau reported. */
  @Get(':entryId')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSight('read-supervision', 'entryId')
  read(@CurrentStaff() staff: Staff, @Param('entryId', UuidPipe) id: string): Promise<EntryDetails> {
    return this.reading.forBureau(staff, id);
  }

  /** All that it reported, and what befell the case. */
  @Get(':entryId/notes')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSight('read-supervision', 'entryId')
  notes(
    @CurrentStaff() staff: Staff,
    @Param('entryId', UuidPipe) id: string,
    @Query() page: EntryNotesQuery,
  ): Promise<EntryNotePage> {
    return this.reading.notesForBureau(staff, id, page);
  }

  /** Reports how far it has come. */
  @Post(':entryId/report')
  @HttpCode(204)
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  report(
    @Param('entryId', UuidPipe) id: string,
    @Body() { text }: ReportBody,
    @CurrentStaff() staff: Staff,
  ): Promise<void> {
    return this.reporting.asBureau(staff, id, text);
  }
}
