import { AllowStaff, PageQuery } from '#platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { rolesOf } from '../handling/domain/who-may.ts';
import { ListAwaitingHead } from './list-awaiting-head.ts';
import { ListAwaitingSupervisor } from './list-awaiting-supervisor.ts';
import { ListQueue } from './list-queue.ts';
import { ListTriage } from './list-triage.ts';
import { HeadsPage, QueuePage, QueueQuery, SupervisorsPage, TriagePage, TriageQuery } from './queue.dto.ts';

/** What waits for whom. */
@Controller('api')
export class QueueController {
  constructor(
    private readonly listQueue: ListQueue,
    private readonly listAwaitingHead: ListAwaitingHead,
    private readonly listTriage: ListTriage,
    private readonly listAwaiting: ListAwaitingSupervisor,
  ) {}

  /** A bureau's queue. */
  @Get('bureaus/:bureauId/queue')
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  queue(@Param('bureauId') bureauId: string, @Query() query: QueueQuery): Promise<QueuePage> {
    return this.listQueue.list(bureauId, query);
  }

  /** Doubtful final replies that wait for the head of the bureau. */
  @Get('bureaus/:bureauId/awaiting-head')
  @AllowStaff({ roles: [...rolesOf['bureau-head']], scope: 'bureau' })
  awaitingHead(@Param('bureauId') bureauId: string, @Query() query: PageQuery): Promise<HeadsPage> {
    return this.listAwaitingHead.list(bureauId, query);
  }

  /** 研判: the triage desk of a region. */
  @Get('triage')
  @AllowStaff({ roles: [...rolesOf['triage-officer']], scope: 'region' })
  triage(@Query() query: TriageQuery): Promise<TriagePage> {
    return this.listTriage.list(query);
  }

  /** What waits for a supervisor's word: rulings, declined cases, more time. */
  @Get('awaiting-supervisor')
  @AllowStaff({ roles: [...rolesOf.supervisor], scope: 'region' })
  awaitingSupervisor(@Query() query: TriageQuery): Promise<SupervisorsPage> {
    return this.listAwaiting.list(query);
  }
}
