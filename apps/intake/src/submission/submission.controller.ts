import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowPublic, CurrentStaff, parseIdempotencyKey, QueryCode, type Staff } from '#platform';
import { receiptFor, ReceiptDto } from './receipt.dto.ts';
import { senderOf } from './sender.ts';
import { messageOf, SubmitMessageDto } from './submit-message.dto.ts';
import { TakeMessage } from './take-message.ts';

@Controller('api/messages')
export class SubmissionController {
  constructor(
    private readonly takeMessage: TakeMessage,
    private readonly queryCode: QueryCode,
  ) {}

  /**
   * Hands in one message. A repeat with the same Idempotency-Key, or channel and source id, gets the first answer.
   *
   * @remarks A program with the role `channel` hands in messages of its own channels alone.
   */
  @Post()
  @AllowPublic()
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '1 to 128 visible ASCII characters' })
  @ApiCreatedResponse({ type: ReceiptDto, description: 'Stored' })
  @ApiOkResponse({ type: ReceiptDto, description: 'Had been stored before; the first answer' })
  async submit(
    @Body() body: SubmitMessageDto,
    @Headers('idempotency-key') header: string | undefined,
    @CurrentStaff() staff: Staff | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceiptDto> {
    const sender = senderOf(staff, parseIdempotencyKey(header));
    const receipt = await this.takeMessage.execute(messageOf(body), sender);
    if (receipt.isRepeat) void reply.status(200);
    return receiptFor(receipt, this.queryCode);
  }
}
