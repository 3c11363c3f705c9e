import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { HandlingModule } from '../handling/handling.module.ts';
import { BulkActionsController } from './bulk-actions.controller.ts';
import { HandleInBulk } from './handle-in-bulk.ts';
import { KeepWorking } from './keep-working.ts';
import { OrderBulkAction } from './order-bulk-action.ts';
import { ReadBulkAction } from './read-bulk-action.ts';
import { WaitingTargetsGauge } from './waiting-targets-gauge.ts';
import { WorkOnBulkActions } from './work-on-bulk-actions.ts';

/** What is done to many cases at once. */
@Module({
  imports: [DirectoryModule, HandlingModule],
  controllers: [BulkActionsController],
  providers: [HandleInBulk, OrderBulkAction, WorkOnBulkActions, ReadBulkAction, KeepWorking, WaitingTargetsGauge],
})
export class BulkActionsModule {}
