import { Module } from '@nestjs/common';
import { LookAtCase } from './look-at-case.ts';
import { LookingController } from './looking.controller.ts';

/** Who has a case open. */
@Module({ controllers: [LookingController], providers: [LookAtCase] })
export class LookingModule {}
