import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { HandlingModule } from '../handling/handling.module.ts';
import { AskCoBureau } from './ask-co-bureau.ts';
import { CoHandlingController } from './co-handling.controller.ts';
import { ListCoTasks } from './list-co-tasks.ts';

/** Several bureaus at one case. */
@Module({
  imports: [DirectoryModule, HandlingModule],
  controllers: [CoHandlingController],
  providers: [AskCoBureau, ListCoTasks],
})
export class CoHandlingModule {}
