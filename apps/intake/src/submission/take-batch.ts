import { Injectable } from '@nestjs/common';
import { Failure } from '#domain';
import { isTransient } from '#messaging';
import { admitRow, PinoLogger, QueryCode, type Staff } from '#platform';
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
    private readonly logger: PinoLogger,
  ) {}

  /**
   * @returns a result for each row, in their order
   * @throws what the first of them met, where none could be stored because something is unavailable
   */
  async execute(rows: readonly object[], staff: Staff): Promise<RowResultDto[]> {
    const settled = await Promise.allSettled(rows.map((row) => this.takeRow(row, staff)));
    const outages = settled.filter((each) => each.status === 'rejected' && isOutage(each.reason));
    if (outages.length === settled.length) throw (outages[0] as PromiseRejectedResult).reason;
    return settled.map((each) => (each.status === 'fulfilled' ? each.value : this.resultOf(each.reason)));
  }

  private async takeRow(row: object, staff: Staff): Promise<RowResultDto> {
    const valid = admitRow(row, BatchRowDto);
    const receipt = await this.takeMessage.execute(messageOf(valid), senderOf(staff, valid.idempotencyKey));
    return { status: receipt.isRepeat ? 'repeated' : 'stored', receipt: receiptFor(receipt, this.queryCode) };
  }

  private resultOf(error: unknown): RowResultDto {
    if (isOutage(error)) return notStored;
    if (error instanceof Failure) return refusedBy(error);
    this.logger.error({ err: error }, 'A row of a batch failed');
    return failed;
  }
}

/** The row may well be stored when it is sent again. */
function isOutage(error: unknown): boolean {
  return error instanceof Failure ? error.kind === 'unavailable' : isTransient(error);
}

function refusedBy({ code, message: detail, fields }: Failure): RowResultDto {
  return { status: 'refused', problem: { code, detail, errors: fields?.slice() } };
}

const notStored: RowResultDto = {
  status: 'not-stored',
  problem: {
    code: 'not-stored',
    detail: 'The message could not be stored at the moment; please send it again.',
  },
};

/** What a row is answered that failed for a reason that is nobody's business outside: refused, as it would fail again. */
const failed: RowResultDto = {
  status: 'refused',
  problem: { code: 'internal-error', detail: 'The service failed at this message. The failure was recorded.' },
};
