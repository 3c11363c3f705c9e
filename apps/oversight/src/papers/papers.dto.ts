import { ApiProperty } from '@nestjs/swagger';

/** A file that lies with what is watched. */
export class PaperView {
  id: string;

  /** Opaque id of who added it. */
  staff: string;

  /** As it is handed out. */
  name: string;

  /** Media type, as its bytes confirmed it. */
  type: string;

  @ApiProperty({ type: 'integer' })
  bytes: number;

  /** Of its bytes; hexadecimal. */
  sha256: string;

  addedAt: Date;
}
