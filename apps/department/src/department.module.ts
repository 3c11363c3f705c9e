import { Module } from '@nestjs/common';
import { ClocksModule } from './clocks/clocks.module.ts';
import { DirectoryModule } from './directory/directory.module.ts';
import { HandlingModule } from './handling/handling.module.ts';
import { QueueModule } from './queue/queue.module.ts';

/** The one authority on a Case's life: what happens to it, and on whose queue it is. */
@Module({ imports: [ClocksModule, DirectoryModule, HandlingModule, QueueModule] })
export class DepartmentModule {}
