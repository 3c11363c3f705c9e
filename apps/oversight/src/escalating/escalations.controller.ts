import { AllowStaff, CurrentStaff, PageQuery, RecordsSight, type Staff, UuidPipe } from '#platform';
import { ApiParam } from '@nestjs/swagger';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ActOnEscalation } from './act-on-escalation.ts';
import { AcknowledgeEscalationBody, DelegateEscalationBody, SnoozeEscalationBody } from './escalation-commands.dto.ts';
import { EscalationPage, EscalationsQuery, EscalationStory, EscalationView } from './escalations.dto.ts';
import { ListEscalations } from './list-escalations.ts';
import { MayConflict } from './may-conflict.ts';
import { ReadEscalation } from './read-escalation.ts';

/** 升级: what somebody above must look at. */
@Controller('api')
export class EscalationsController {
  constructor(
    private readonly escalations: ListEscalations,
    private readonly readEscalation: ReadEscalation,
    private readonly actOnEscalation: ActOnEscalation,
  ) {}

  /** Escalations of a region and all below it; with `state=alarm` those that nobody in the province looks at. */
  @Get('escalations')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'region' })
  list(@Query() query: EscalationsQuery): Promise<EscalationPage> {
    return this.escalations.inRegion(query);
  }

  /** Escalations that were delegated to a bureau and are with it. */
  @Get('bureaus/:bureauId/escalations')
  @AllowStaff({ roles: ['bureau-head'], scope: 'bureau' })
  @ApiParam({ name: 'bureauId', type: String })
  ofBureau(@CurrentStaff() staff: Staff, @Query() query: PageQuery): Promise<EscalationPage> {
    return this.escalations.ofBureau(staff, query);
  }

  /** One escalation with its story, for those with whom it is, those whose case it is about, and the auditor. */
  @Get('escalations/:id')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor', 'bureau-head'], scope: 'subtree' })
  @RecordsSight('read-escalation', 'id')
  read(@Param('id', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<EscalationStory> {
    return this.readEscalation.read(id, staff);
  }

  /** 知悉: somebody takes care; it climbs no more. */
  @Post('escalations/:id/acknowledge')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: ['supervisor', 'leader', 'bureau-head'], scope: 'subtree' })
  acknowledge(
    @Param('id', UuidPipe) id: string,
    @Body() { version }: AcknowledgeEscalationBody,
    @CurrentStaff() staff: Staff,
  ): Promise<EscalationView> {
    return this.actOnEscalation.act(id, staff, { kind: 'acknowledge', version });
  }

  /** 交办: hands it to a region below, or to a bureau. */
  @Post('escalations/:id/delegate')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'subtree' })
  delegate(
    @Param('id', UuidPipe) id: string,
    @Body() { version, reason, regionCode, bureauId: toBureauId }: DelegateEscalationBody,
    @CurrentStaff() staff: Staff,
  ): Promise<EscalationView> {
    return this.actOnEscalation.act(id, staff, { kind: 'delegate', version, reason, regionCode, toBureauId });
  }

  /** 暂缓: puts it off, once in each place. */
  @Post('escalations/:id/snooze')
  @HttpCode(200)
  @MayConflict()
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'subtree' })
  snooze(
    @Param('id', UuidPipe) id: string,
    @Body() { version, reason, until }: SnoozeEscalationBody,
    @CurrentStaff() staff: Staff,
  ): Promise<EscalationView> {
    return this.actOnEscalation.act(id, staff, {
      ...{ kind: 'snooze', version, reason },
      until: new Date(until).toISOString(),
    });
  }
}
