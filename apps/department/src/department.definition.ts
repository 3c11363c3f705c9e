import { ContactSealConfig, FilesConfig, QueryCodeConfig, type ServiceDefinition } from '#platform';
import { DepartmentModule } from './department.module.ts';
import { CaseEventEntity } from './handling/case-event.entity.ts';
import { CaseMessageEntity } from './handling/case-message.entity.ts';
import { CoTasks1764000330000 } from './migrations/1764000330000-co-tasks.ts';
import { CreateBureau1764000100000 } from './migrations/1764000100000-create-bureau.ts';
import { LinkedCases1764000340000 } from './migrations/1764000340000-linked-cases.ts';
import { PartitionStories1764000200000 } from './migrations/1764000200000-partition-stories.ts';
import { ContactReveals1764400410000 } from './migrations/1764400410000-contact-reveals.ts';
import { RunClocks1764300000000 } from './migrations/1764300000000-run-clocks.ts';
import { ClockPolicies1764310000000 } from './migrations/1764310000000-clock-policies.ts';
import { BulkActions1764400300000 } from './migrations/1764400300000-bulk-actions.ts';
import { HotIssueMembers1764400310000 } from './migrations/1764400310000-hot-issue-members.ts';
import { CalendarChanges1764320000000 } from './migrations/1764320000000-calendar-changes.ts';
import { DoubtfulReplies1764400500000 } from './migrations/1764400500000-doubtful-replies.ts';
import { FollowUps1764400510000 } from './migrations/1764400510000-follow-ups.ts';
import { RepliesThatWaitForTheHead1764400520000 } from './migrations/1764400520000-replies-that-wait-for-the-head.ts';
import { UploadTurns1764400530000 } from './migrations/1764400530000-upload-turns.ts';
import { CasesFollowMergers1764400540000 } from './migrations/1764400540000-cases-follow-mergers.ts';
import { FindCasesOfMergedBureaus1764400550000 } from './migrations/1764400550000-find-cases-of-merged-bureaus.ts';
import { WhatMayBeCorrected1764400570000 } from './migrations/1764400570000-what-may-be-corrected.ts';
import { WindowsByPolicy1764400560000 } from './migrations/1764400560000-windows-by-policy.ts';
import { AfterTheAnswer1764000320000 } from './migrations/1764000320000-after-the-answer.ts';
import { CasesThatComeBack1764000310000 } from './migrations/1764000310000-cases-that-come-back.ts';
import { DepartmentSchema1764000000000 } from './migrations/1764000000000-department-schema.ts';
import { Notes1764400200000 } from './migrations/1764400200000-notes.ts';
import { Attachments1764400210000 } from './migrations/1764400210000-attachments.ts';
import { SupervisorsDesk1764000350000 } from './migrations/1764000350000-supervisors-desk.ts';
import { Colleagues1764400110000 } from './migrations/1764400110000-colleagues.ts';
import { TextsOfCases1764400120000 } from './migrations/1764400120000-texts-of-cases.ts';
import { SavedViews1764400140000 } from './migrations/1764400140000-saved-views.ts';
import { WhoLooksAtACase1764400130000 } from './migrations/1764400130000-who-looks-at-a-case.ts';
import { SavedViewEntity } from './saved-views/saved-view.entity.ts';
import { ViewsOfAQueue1764400100000 } from './migrations/1764400100000-views-of-a-queue.ts';

export const department: ServiceDefinition = {
  name: 'department',
  description: 'Opens each Case, keeps it on exactly one queue and carries out what the staff do with it.',
  module: DepartmentModule,
  entities: [CaseMessageEntity, CaseEventEntity, SavedViewEntity],
  migrations: [
    DepartmentSchema1764000000000,
    CreateBureau1764000100000,
    PartitionStories1764000200000,
    CasesThatComeBack1764000310000,
    AfterTheAnswer1764000320000,
    CoTasks1764000330000,
    LinkedCases1764000340000,
    SupervisorsDesk1764000350000,
    RunClocks1764300000000,
    ClockPolicies1764310000000,
    CalendarChanges1764320000000,
    ViewsOfAQueue1764400100000,
    Colleagues1764400110000,
    TextsOfCases1764400120000,
    WhoLooksAtACase1764400130000,
    SavedViews1764400140000,
    Notes1764400200000,
    Attachments1764400210000,
    DoubtfulReplies1764400500000,
    FollowUps1764400510000,
    ContactReveals1764400410000,
    BulkActions1764400300000,
    HotIssueMembers1764400310000,
    RepliesThatWaitForTheHead1764400520000,
    UploadTurns1764400530000,
    CasesFollowMergers1764400540000,
    FindCasesOfMergedBureaus1764400550000,
    WindowsByPolicy1764400560000,
    WhatMayBeCorrected1764400570000,
  ],
  configuration: [ContactSealConfig, QueryCodeConfig, FilesConfig],
  /** The largest attachment over a line of 1.4 Mbit/s. */
  slowestFileMs: 5 * 60_000,
  monthlyTables: [
    { table: 'case_event', column: 'case_id', by: 'id' },
    { table: 'case_message', column: 'case_id', by: 'id' },
    { table: 'case_text', column: 'case_id', by: 'id' },
    { table: 'citizen_command', column: 'case_id', by: 'id' },
    { table: 'note', column: 'case_id', by: 'id' },
    { table: 'attachment', column: 'case_id', by: 'id' },
    { table: 'bulk_target', column: 'action_id', by: 'id' },
  ],
};
