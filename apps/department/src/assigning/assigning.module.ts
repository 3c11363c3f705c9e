import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { AssignHandler } from './assign-handler.ts';
import { AssigningController } from './assigning.controller.ts';
import { Colleagues } from './colleagues.ts';
import { TakeNext } from './take-next.ts';

/** Who at a bureau has which of its cases in hand. */
@Module({
  imports: [HandlingModule],
  controllers: [AssigningController],
  providers: [AssignHandler, TakeNext, Colleagues],
  exports: [Colleagues],
})
export class AssigningModule {}
