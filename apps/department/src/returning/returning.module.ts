import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { HandlingModule } from '../handling/handling.module.ts';
import { ArbitrateCase } from './arbitrate-case.ts';
import { ReturnCase } from './return-case.ts';
import { ReturningController } from './returning.controller.ts';

/** What happens when a bureau sends a case back. */
@Module({
  imports: [DirectoryModule, HandlingModule],
  controllers: [ReturningController],
  providers: [ReturnCase, ArbitrateCase],
})
export class ReturningModule {}
