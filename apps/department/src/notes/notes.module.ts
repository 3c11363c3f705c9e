import { Module } from '@nestjs/common';
import { ListNotes } from './list-notes.ts';
import { NotesController } from './notes.controller.ts';
import { WithdrawNote } from './withdraw-note.ts';
import { WriteNote } from './write-note.ts';

/** What the staff write on a case for themselves. */
@Module({ controllers: [NotesController], providers: [ListNotes, WriteNote, WithdrawNote] })
export class NotesModule {}
