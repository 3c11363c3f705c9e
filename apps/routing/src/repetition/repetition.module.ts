import { configProvider } from '#platform';
import { Module } from '@nestjs/common';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { AnnounceMembers } from './announce-members.ts';
import { KeepWhetherOpen } from './keep-whether-open.ts';
import { DecideOnHotIssue } from './decide-on-hot-issue.ts';
import { FindHotIssues } from './find-hot-issues.ts';
import { ForgetOldVoices } from './forget-old-voices.ts';
import { HotIssueConfig } from './hot-issue.config.ts';
import { HotIssuesController } from './hot-issues.controller.ts';
import { Newcomers } from './newcomers.ts';
import { Repetition } from './repetition.ts';
import { SettleOnDecidedByPeople } from './settle-on-decided-by-people.ts';
import { RepetitionConsumer } from './repetition.consumer.ts';

/** Who says the same again (重复反映), and what many say (共性问题). */
@Module({
  controllers: [RepetitionConsumer, HotIssuesController],
  providers: [
    configProvider(HotIssueConfig),
    {
      provide: Newcomers,
      useFactory: ({ sharedMatters }: HotIssueConfig) => new Newcomers(loadCatalogue(), sharedMatters),
      inject: [HotIssueConfig],
    },
    Repetition,
    AnnounceMembers,
    KeepWhetherOpen,
    SettleOnDecidedByPeople,
    FindHotIssues,
    DecideOnHotIssue,
    ForgetOldVoices,
  ],
  exports: [Repetition, SettleOnDecidedByPeople],
})
export class RepetitionModule {}
