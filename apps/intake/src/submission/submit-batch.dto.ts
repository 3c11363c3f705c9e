import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, Matches } from 'class-validator';
import { MayBeAbsent } from '#contracts';
import { ReceiptDto } from './receipt.dto.ts';
import { SubmitMessageDto } from './submit-message.dto.ts';

export class BatchRowDto extends SubmitMessageDto {
  /** As the header of a single message. */
  @MayBeAbsent()
  @Matches(/^[!#-[\]-~]{1,128}$/)
  idempotencyKey?: string;
}

export class SubmitBatchDto {
  /** Each is held to its rules alone, so that a bad one harms no other. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ApiProperty({ type: [BatchRowDto] })
  messages: object[];
}

export class RowFaultDto {
  field: string;
  rule: string;
  message: string;
}

export class RowProblemDto {
  /** For programs: stable and kebab-case. */
  code: string;
  /** For people. */
  detail: string;
  errors?: RowFaultDto[];
}

/** What became of one row. `not-stored` rows may be sent again as they are, `refused` ones not. */
export class RowResultDto {
  status: 'stored' | 'repeated' | 'refused' | 'not-stored';
  receipt?: ReceiptDto;
  problem?: RowProblemDto;
}

export class BatchResultDto {
  /** In the order of the messages. */
  results: RowResultDto[];
}
