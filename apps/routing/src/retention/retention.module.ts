import { configProvider } from '#platform';
import { Module } from '@nestjs/common';
import { KeepMessagesForMonths } from './keep-messages-for-months.ts';
import { MessageRetentionConfig } from './message-retention.config.ts';

/** What citizens wrote is kept no longer than it is learnt from. */
@Module({ providers: [configProvider(MessageRetentionConfig), KeepMessagesForMonths] })
export class RetentionModule {}
