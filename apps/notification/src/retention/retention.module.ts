import { configProvider } from '#platform';
import { Module } from '@nestjs/common';
import { KeepNoticesForDays } from './keep-notices-for-days.ts';
import { NoticeRetentionConfig } from './notice-retention.config.ts';

/** What the staff was told is kept no longer than somebody may ask for it again. */
@Module({ providers: [configProvider(NoticeRetentionConfig), KeepNoticesForDays] })
export class RetentionModule {}
