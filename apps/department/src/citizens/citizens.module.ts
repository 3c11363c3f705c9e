import { QueryCodeModule } from '#platform';
import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { ActForCitizen } from './act-for-citizen.ts';
import { CaseBehindCode } from './case-behind-code.ts';
import { CitizensController } from './citizens.controller.ts';

/** The citizen's own door. */
@Module({
  imports: [QueryCodeModule, HandlingModule],
  controllers: [CitizensController],
  providers: [ActForCitizen, CaseBehindCode],
  exports: [CaseBehindCode],
})
export class CitizensModule {}
