import {
  AllowStaff,
  CurrentStaff,
  idempotencyKeyHeader,
  PageQuery,
  parseIdempotencyKey,
  RecordsSight,
  type Staff,
} from '#platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { actingRoles } from '../handling/domain/who-may.ts';
import { ListNotes } from './list-notes.ts';
import { NotePage, NoteView, WriteNoteBody } from './notes.dto.ts';
import { WithdrawNote } from './withdraw-note.ts';
import { WriteNote } from './write-note.ts';

/** 内部备注: what the staff write for themselves. The citizen never sees it. */
@Controller('api/cases/:caseNumber/notes')
export class NotesController {
  constructor(
    private readonly listNotes: ListNotes,
    private readonly writeNote: WriteNote,
    private readonly withdrawNote: WithdrawNote,
  ) {}

  /** The notes of one's own bureau; for supervisors all of them. */
  @Get()
  @AllowStaff({ roles: [...actingRoles], scope: 'case' })
  @RecordsSight('read-notes', 'caseNumber')
  list(
    @Param('caseNumber') caseNumber: string,
    @Query() query: PageQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<NotePage> {
    return this.listNotes.list(caseNumber, staff, query);
  }

  /** Writes a note for one's own bureau. */
  @Post()
  @AllowStaff({ roles: [...actingRoles], scope: 'case' })
  @ApiHeader(idempotencyKeyHeader)
  write(
    @Param('caseNumber') caseNumber: string,
    @Body() { text }: WriteNoteBody,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentStaff() staff: Staff,
  ): Promise<NoteView> {
    return this.writeNote.write(caseNumber, staff, text, parseIdempotencyKey(key));
  }

  /** Takes back what one has written oneself; it can be neither changed nor deleted. */
  @Post(':noteId/withdraw')
  @HttpCode(200)
  @AllowStaff({ roles: [...actingRoles], scope: 'case' })
  withdraw(
    @Param('caseNumber') caseNumber: string,
    @Param('noteId') noteId: string,
    @CurrentStaff() staff: Staff,
  ): Promise<NoteView> {
    return this.withdrawNote.withdraw(caseNumber, staff, noteId);
  }
}
