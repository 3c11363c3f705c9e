import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { FollowUpController } from './follow-up.controller.ts';
import { ListFollowUps } from './list-follow-ups.ts';
import { TakeFollowUp } from './take-follow-up.ts';

/** 回访: citizens without the net are rung up and asked whether it is solved. */
@Module({
  imports: [HandlingModule],
  controllers: [FollowUpController],
  providers: [ListFollowUps, TakeFollowUp],
})
export class FollowUpModule {}
