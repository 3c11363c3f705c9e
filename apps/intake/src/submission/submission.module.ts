import { Module } from '@nestjs/common';
import { ContactSealModule, QueryCodeModule } from '#platform';
import { BatchController } from './batch.controller.ts';
import { FindFirstReceipts } from './find-first-receipts.ts';
import { StoreMessages } from './store-messages.ts';
import { SubmissionController } from './submission.controller.ts';
import { TakeBatch } from './take-batch.ts';
import { TakeMessage } from './take-message.ts';

@Module({
  imports: [ContactSealModule, QueryCodeModule],
  controllers: [SubmissionController, BatchController],
  providers: [TakeMessage, TakeBatch, StoreMessages, FindFirstReceipts],
})
export class SubmissionModule {}
