import { Module } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.ts';
import { AssigningModule } from './assigning/assigning.module.ts';
import { BulkActionsModule } from './bulk-actions/bulk-actions.module.ts';
import { CitizensModule } from './citizens/citizens.module.ts';
import { ClosingModule } from './closing/closing.module.ts';
import { ClocksModule } from './clocks/clocks.module.ts';
import { CoHandlingModule } from './co-handling/co-handling.module.ts';
import { ContactsModule } from './contacts/contacts.module.ts';
import { DecliningModule } from './declining/declining.module.ts';
import { DirectoryModule } from './directory/directory.module.ts';
import { FollowUpModule } from './follow-up/follow-up.module.ts';
import { HandlingModule } from './handling/handling.module.ts';
import { HotIssuesModule } from './hot-issues/hot-issues.module.ts';
import { MergingModule } from './merging/merging.module.ts';
import { MoreTimeModule } from './more-time/more-time.module.ts';
import { NotesModule } from './notes/notes.module.ts';
import { QueueModule } from './queue/queue.module.ts';
import { ResolvingModule } from './resolving/resolving.module.ts';
import { ReturningModule } from './returning/returning.module.ts';
import { LookingModule } from './looking/looking.module.ts';
import { SavedViewsModule } from './saved-views/saved-views.module.ts';
import { SearchingModule } from './searching/searching.module.ts';
import { SplittingModule } from './splitting/splitting.module.ts';
import { SuccessionModule } from './succession/succession.module.ts';

/** The one authority on a Case's life: what happens to it, and on whose queue it is. */
@Module({
  imports: [
    ClocksModule,
    DirectoryModule,
    HandlingModule,
    QueueModule,
    ResolvingModule,
    AssigningModule,
    SearchingModule,
    SavedViewsModule,
    LookingModule,
    ReturningModule,
    MoreTimeModule,
    CitizensModule,
    ClosingModule,
    FollowUpModule,
    DecliningModule,
    CoHandlingModule,
    ContactsModule,
    MergingModule,
    SplittingModule,
    NotesModule,
    AttachmentsModule,
    HotIssuesModule,
    BulkActionsModule,
    SuccessionModule,
  ],
})
export class DepartmentModule {}
