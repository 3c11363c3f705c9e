import { ApiSchema } from '@nestjs/swagger';
import { IsInt, Matches, Min } from 'class-validator';
import { IsUtcTime } from './wire-rules.ts';

@ApiSchema({
  description: 'The audit trail was chained up to here. Whoever keeps this can tell later whether it was changed.',
})
export class AuditSealed {
  /** Of the last entry, counted from 1. */
  @IsInt()
  @Min(1)
  sequence: number;

  /** SHA-256 over that entry and the hash before it, in hexadecimal digits. */
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;

  @IsUtcTime()
  sealedAt: string;
}
