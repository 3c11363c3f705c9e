import { Module } from '@nestjs/common';
import { KeepReminding } from './keep-reminding.ts';
import { RaiseReminders } from './raise-reminders.ts';

/** Reminds of what was asked for, before it is due and when it is. */
@Module({ providers: [RaiseReminders, KeepReminding] })
export class RemindingModule {}
