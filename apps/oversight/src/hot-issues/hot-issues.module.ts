import { Module } from '@nestjs/common';
import { ReadHotIssues } from './read-hot-issues.ts';
import { RecordMeeting } from './record-meeting.ts';
import { WatchedHotIssuesController } from './watched-hot-issues.controller.ts';

/** Many cases about one thing, as they are watched. */
@Module({ controllers: [WatchedHotIssuesController], providers: [ReadHotIssues, RecordMeeting] })
export class HotIssuesModule {}
