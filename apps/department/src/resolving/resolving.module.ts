import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { CheckReply } from './check-reply.ts';
import { ResolveCase } from './resolve-case.ts';
import { ResolvingController } from './resolving.controller.ts';

/** The final reply: checked, given, and confirmed where it is doubtful. */
@Module({ imports: [HandlingModule], controllers: [ResolvingController], providers: [CheckReply, ResolveCase] })
export class ResolvingModule {}
