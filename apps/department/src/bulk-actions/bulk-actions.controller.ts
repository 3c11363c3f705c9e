import {
  AllowStaff,
  BodyLimit,
  CurrentStaff,
  demandIdempotencyKey,
  idempotencyKeyHeader,
  RecordsSightOfList,
  type Staff,
  UuidPipe,
} from '#platform';
import { applyDecorators, Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { rolesFor } from '../handling/domain/transitions.ts';
import {
  BulkAcceptBody,
  BulkActionPage,
  BulkActionResults,
  BulkActionsQuery,
  BulkApproveExtensionBody,
  BulkCompleteCoTaskBody,
  BulkConfirmResolutionBody,
  BulkContactBody,
  BulkRefuseExtensionBody,
  BulkReplyBody,
  BulkRequestExtensionBody,
  BulkResolveBody,
  type BulkTargets,
} from './bulk-actions.dto.ts';
import { type BulkAction, bulkActions, type BulkCommand } from './domain/bulk-order.ts';
import { HandleInBulk } from './handle-in-bulk.ts';
import { ReadBulkAction } from './read-bulk-action.ts';

/** 500 cases and the longest text, with some room for escapes. */
const largestOrder = 256 * 1024;

/** Whoever may do any of it. */
const orderers = [...new Set(bulkActions.flatMap(rolesFor))];

/** A door for what is done to many cases; who may open it is as for the one case. */
const BulkDoor = (action: BulkAction): MethodDecorator =>
  applyDecorators(
    Post(action),
    AllowStaff({ roles: rolesFor(action), scope: 'case' }),
    BodyLimit(largestOrder),
    ApiHeader({ ...idempotencyKeyHeader, required: true }),
    ApiOkResponse({ type: BulkActionResults, description: 'Finished, with the results of the first 500 cases' }),
    ApiAcceptedResponse({ type: BulkActionResults, description: 'Under way; Location says where it is looked up' }),
  );

/** 批量办理: the same for many cases, each with the result that the single command would have had. */
@Controller('api/bulk-actions')
export class BulkActionsController {
  constructor(
    private readonly handleInBulk: HandleInBulk,
    private readonly readBulkAction: ReadBulkAction,
  ) {}

  /** What one has ordered, newest first. */
  @Get()
  @AllowStaff({ roles: orderers, scope: 'case' })
  list(@Query() query: BulkActionsQuery, @CurrentStaff() staff: Staff): Promise<BulkActionPage> {
    return this.readBulkAction.list(staff, query);
  }

  /** How far it is, and what came of it for each case. */
  @Get(':id')
  @AllowStaff({ roles: orderers, scope: 'case' })
  @RecordsSightOfList('read-bulk-action', 'id')
  read(
    @Param('id', UuidPipe) id: string,
    @Query() query: BulkActionsQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<BulkActionResults> {
    return this.readBulkAction.read(id, staff, query);
  }

  /** 签收. */
  @BulkDoor('accept')
  accept(
    @Body() targets: BulkAcceptBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'accept' }, targets, { staff, key, reply });
  }

  /** Records that the bureau spoke with the citizens. */
  @BulkDoor('contact')
  contact(
    @Body() targets: BulkContactBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'contact' }, targets, { staff, key, reply });
  }

  /** Gives an interim reply. */
  @BulkDoor('reply')
  reply(
    @Body() { visibility, text, citations, ...targets }: BulkReplyBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'reply', visibility, text, citations }, targets, { staff, key, reply });
  }

  /** 申请延期. */
  @BulkDoor('request-extension')
  requestExtension(
    @Body() { days, reason, ...targets }: BulkRequestExtensionBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'request-extension', days, reason }, targets, { staff, key, reply });
  }

  /** 批准延期. */
  @BulkDoor('approve-extension')
  approveExtension(
    @Body() targets: BulkApproveExtensionBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'approve-extension' }, targets, { staff, key, reply });
  }

  /** 不同意延期, with the reason. */
  @BulkDoor('refuse-extension')
  refuseExtension(
    @Body() { reason, ...targets }: BulkRefuseExtensionBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'refuse-extension', reason }, targets, { staff, key, reply });
  }

  /** 协办完成: the bureau that was asked has done its part, in each case all that it is asked to do there. */
  @BulkDoor('complete-co-task')
  completeCoTask(
    @Body() { answer, ...targets }: BulkCompleteCoTaskBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'complete-co-task', answer }, targets, { staff, key, reply });
  }

  /**
   * 办结, with one final reply for all; where it leaves open what a case asks, or has gone to several other questions, a handler's waits for
   * the head of the bureau. To the cases of a hot issue it is one answer, whatever was said before. With `waiverReason` nobody who helps is waited for;
   * a case whose reply would wait for the head is refused then, and keeps who helps.
   */
  @BulkDoor('resolve')
  resolve(
    @Body() { visibility, text, citations, waiverReason, ...targets }: BulkResolveBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'resolve', visibility, text, citations, waiverReason }, targets, { staff, key, reply });
  }

  /** 同意办结: the head of the bureau takes doubtful replies for the final ones. */
  @BulkDoor('confirm-resolution')
  confirmResolution(
    @Body() targets: BulkConfirmResolutionBody,
    @CurrentStaff() staff: Staff,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkActionResults> {
    return this.handle({ kind: 'confirm-resolution' }, targets, { staff, key, reply });
  }

  private async handle(
    command: BulkCommand,
    { cases, hotIssueId }: BulkTargets,
    { staff, key, reply }: { staff: Staff; key: string | undefined; reply: FastifyReply },
  ): Promise<BulkActionResults> {
    const order = { command, targets: { cases, hotIssueId }, key: demandIdempotencyKey(key) };
    const results = await this.handleInBulk.handle(order, staff);
    void reply.status(results.finishedAt ? 200 : 202).header('location', `/api/bulk-actions/${results.id}`);
    return results;
  }
}
