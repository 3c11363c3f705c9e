import { Injectable } from '@nestjs/common';
import { Failure } from '#domain';
import { admitRow, QueryCode, type Staff } from '#platform';
import { receiptFor } from './receipt.dto.ts';
import { senderOf } from './sender.ts';
import { BatchRowDto, type RowResultDto } from './submit-batch.dto.ts';
import { messageOf } from './submit-message.dto.ts';
import { TakeMessage } from './take-message.ts';

/** Takes the messages of a batch, each for itself. */
@Injectable()
export class TakeBatch {
  constructor(
    private readonly takeMessage: TakeMessage,
    private readonly queryCode: QueryCode,
  ) {}

  /**
   * @returns a result for each row, in their order
   * @throws what the first of them met, where none could be stored because something is unavailable
   */
  async execute(rows: readonly object[], staff: Staff): Promise<RowResultDto[]> {
    const settled = await Promise.allSettled(rows.map((row) => this.takeRow(row, staff)));
    const outages = settled.filter((each) => each.status === 'rejected' && !isRefusal(each.reason));
    if (outages.length === settled.length) throw (outages[0] as PromiseRejectedResult).reason;
    return settled.map((each) => (each.status === 'fulfilled' ? each.value : resultOf(each.reason)));
  }

  private async takeRow(row: object, staff: Staff): Promise<RowResultDto> {
    const valid = admitRow(row, BatchRowDto);
    const receipt = await this.takeMessage.execute(messageOf(valid), senderOf(staff, valid.idempotencyKey));
    return { status: receipt.isRepeat ? 'repeated' : 'stored', receipt: receiptFor(receipt, this.queryCode) };
  }
}

function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && error.kind !== 'unavailable';
}

function resultOf(error: unknown): RowResultDto {
  if (!isRefusal(error)) {
    const detail = 'The message could not be stored at the moment; please send it again.';
    return { status: 'not-stored', problem: { code: 'not-stored', detail } };
  }
  return { status: 'refused', problem: { code: error.code, detail: error.message, errors: error.fields?.slice() } };
}
