import { AllowStaff, CurrentStaff, PageQuery, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { followerRoles } from '../following/reach-of.ts';
import { ListDeliveriesOf } from './list-deliveries-of.ts';
import { Replay } from './replay.ts';
import { TendWebhook } from './tend-webhook.ts';
import { NoticeDeliveries, ReplayBody, Replayed, RotatedSecret } from './webhooks.dto.ts';

/** What became of the messages of a subscription, and what an owner of a webhook can do about it. */
@Controller('api/subscriptions/:id')
export class WebhooksController {
  constructor(
    private readonly tendWebhook: TendWebhook,
    private readonly replay: Replay,
    private readonly listDeliveries: ListDeliveriesOf,
  ) {}

  /** What the subscription was told, latest first. */
  @Get('deliveries')
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  list(
    @Param('id', UuidPipe) id: string,
    @Query() page: PageQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<NoticeDeliveries> {
    return this.listDeliveries.execute(staff, id, page);
  }

  /** A new secret for a webhook; for a day its calls are signed under the former one as well. */
  @Post('rotate-secret')
  @HttpCode(200)
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  rotate(@Param('id', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<RotatedSecret> {
    return this.tendWebhook.rotateSecret(staff, id);
  }

  /** Calls a webhook again that was disabled. */
  @Post('enable')
  @HttpCode(204)
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  enable(@Param('id', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<void> {
    return this.tendWebhook.enable(staff, id);
  }

  /** Makes one call again, under the same `webhook-id`. */
  @Post('deliveries/:deliveryId/replay')
  @HttpCode(200)
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  replayOne(
    @Param('id', UuidPipe) id: string,
    @Param('deliveryId', UuidPipe) deliveryId: string,
    @CurrentStaff() staff: Staff,
  ): Promise<Replayed> {
    return this.replay.one(staff, id, deliveryId);
  }

  /** Calls a webhook with everything since a time that its subscription covers, 10,000 notices at most. */
  @Post('replay')
  @HttpCode(200)
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  replaySince(
    @Param('id', UuidPipe) id: string,
    @Body() { since }: ReplayBody,
    @CurrentStaff() staff: Staff,
  ): Promise<Replayed> {
    return this.replay.since(staff, id, since);
  }
}
