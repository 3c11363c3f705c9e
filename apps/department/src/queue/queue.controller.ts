import { AllowStaff, CurrentStaff, PageQuery, RecordsSightOfList, type Staff } from '#platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Colleagues } from '../assigning/colleagues.ts';
import { rolesOf } from '../handling/domain/who-may.ts';
import { CountQueue } from './count-queue.ts';
import { ListAwaitingHead } from './list-awaiting-head.ts';
import { ListAwaitingSupervisor } from './list-awaiting-supervisor.ts';
import { ListQueue } from './list-queue.ts';
import { ListTriage } from './list-triage.ts';
import {
  HeadsPage,
  QueueCounts,
  QueuePage,
  QueueQuery,
  SupervisorsPage,
  TriagePage,
  TriageQuery,
} from './queue.dto.ts';

/** What waits for whom. */
@Controller('api')
export class QueueController {
  constructor(
    private readonly listQueue: ListQueue,
    private readonly listAwaitingHead: ListAwaitingHead,
    private readonly colleagues: Colleagues,
    private readonly countQueue: CountQueue,
    private readonly listTriage: ListTriage,
    private readonly listAwaiting: ListAwaitingSupervisor,
  ) {}

  /** A bureau's queue. Who looks at it is known as one of the bureau from then on. */
  @Get('bureaus/:bureauId/queue')
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  @RecordsSightOfList('read-queue', 'bureauId')
  async queue(
    @Param('bureauId') bureauId: string,
    @Query() query: QueueQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<QueuePage> {
    await this.colleagues.remember({ bureauId, subject: staff.subject });
    return this.listQueue.list(bureauId, staff, query);
  }

  /** How much is in each view of a bureau's queue. */
  @Get('bureaus/:bureauId/queue/counts')
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  counts(@Param('bureauId') bureauId: string, @CurrentStaff() staff: Staff): Promise<QueueCounts> {
    return this.countQueue.count({ ...staff, bureauId });
  }

  /** Doubtful final replies that wait for the head of the bureau. */
  @Get('bureaus/:bureauId/awaiting-head')
  @AllowStaff({ roles: [...rolesOf['bureau-head']], scope: 'bureau' })
  @RecordsSightOfList('read-awaiting-head', 'bureauId')
  awaitingHead(
    @Param('bureauId') bureauId: string,
    @Query() query: PageQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<HeadsPage> {
    return this.listAwaitingHead.list(bureauId, staff, query);
  }

  /** 研判: the triage desk of a region. */
  @Get('triage')
  @AllowStaff({ roles: [...rolesOf['triage-officer']], scope: 'region' })
  @RecordsSightOfList('read-triage', 'region')
  triage(@Query() query: TriageQuery, @CurrentStaff() staff: Staff): Promise<TriagePage> {
    return this.listTriage.list(staff, query);
  }

  /** What waits for a supervisor's word: rulings, declined cases, more time. */
  @Get('awaiting-supervisor')
  @AllowStaff({ roles: [...rolesOf.supervisor], scope: 'region' })
  @RecordsSightOfList('read-awaiting-supervisor', 'region')
  awaitingSupervisor(@Query() query: TriageQuery, @CurrentStaff() staff: Staff): Promise<SupervisorsPage> {
    return this.listAwaiting.list(staff, query);
  }
}
