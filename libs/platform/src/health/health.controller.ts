import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowPublic } from '../access/rules.ts';
import { Readiness, type ReadinessReport } from './readiness.ts';

/** For Kubernetes. `live` asks nobody else: a restart mends neither PostgreSQL nor Kafka. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @AllowPublic()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 while HTTP is worth sending (`ready`, `degraded`), otherwise 503. */
  @Get('ready')
  @AllowPublic()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    void reply.code(report.status === 'ready' || report.status === 'degraded' ? 200 : 503);
    return report;
  }
}
