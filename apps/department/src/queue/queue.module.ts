import { Module } from '@nestjs/common';
import { AssigningModule } from '../assigning/assigning.module.ts';
import { CountQueue } from './count-queue.ts';
import { ListAwaitingHead } from './list-awaiting-head.ts';
import { ListAwaitingSupervisor } from './list-awaiting-supervisor.ts';
import { ListQueue } from './list-queue.ts';
import { ListTriage } from './list-triage.ts';
import { QueueController } from './queue.controller.ts';

/** The queues of the bureaus and the triage desk. */
@Module({
  imports: [AssigningModule],
  controllers: [QueueController],
  providers: [ListQueue, CountQueue, ListTriage, ListAwaitingHead, ListAwaitingSupervisor],
})
export class QueueModule {}
