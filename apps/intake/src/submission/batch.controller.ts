import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AllowStaff, BodyLimit, CurrentStaff, RowsIn, type Staff } from '#platform';
import { BatchResultDto, SubmitBatchDto } from './submit-batch.dto.ts';
import { TakeBatch } from './take-batch.ts';

/** 500 of the longest messages, in UTF-8 with some room for escapes. */
const largestBatch = 16 * 1024 * 1024;

@Controller()
export class BatchController {
  constructor(private readonly takeBatch: TakeBatch) {}

  /** Hands in up to 500 messages of the token's channels, with a result for each: one that is refused harms no other. */
  // Fastify reads a single colon as the start of a parameter.
  @Post('api/messages::batch')
  @HttpCode(200)
  @AllowStaff({ roles: ['channel'], scope: 'channel' })
  @BodyLimit(largestBatch)
  @RowsIn('messages')
  async submit(@Body() body: SubmitBatchDto, @CurrentStaff() staff: Staff): Promise<BatchResultDto> {
    return { results: await this.takeBatch.execute(body.messages, staff) };
  }
}
