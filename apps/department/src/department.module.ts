import { Module } from '@nestjs/common';
import { DirectoryModule } from './directory/directory.module.ts';
import { HandlingModule } from './handling/handling.module.ts';
import { QueueModule } from './queue/queue.module.ts';

/** The one authority on a Case's life: what happens to it, and on whose queue it is. */
@Module({ imports: [DirectoryModule, HandlingModule, QueueModule] })
export class DepartmentModule {}
