import { ApiSchema } from '@nestjs/swagger';
import { BureauRecord } from './bureau-record.event.ts';
import { IsUtcTime } from './wire-rules.ts';

@ApiSchema({ description: 'A bureau was added to the directory or changed in it; the payload is how it is now.' })
export class BureauChanged extends BureauRecord {
  @IsUtcTime()
  changedAt: string;
}
