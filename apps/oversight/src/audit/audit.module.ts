import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { KeepSealing } from './keep-sealing.ts';
import { ReadTrail } from './read-trail.ts';
import { SealTrail } from './seal-trail.ts';

/** The audit trail of all services: sealed, read and verified. */
@Module({
  controllers: [AuditController],
  providers: [ReadTrail, SealTrail, KeepSealing],
})
export class AuditModule {}
