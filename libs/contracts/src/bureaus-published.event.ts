import { ApiSchema } from '@nestjs/swagger';
import { BureauRecord } from './bureau-record.event.ts';
import { IsPartList, IsRegionCode } from './wire-rules.ts';

@ApiSchema({
  description:
    'Bureaus of one Region as the directory has them, many at once: when it is first filled, and when it is announced anew.',
})
export class BureausPublished {
  /** The Region of all of them; offices of townships are their county's. */
  @IsRegionCode()
  regionCode: string;

  @IsPartList(100, () => BureauRecord)
  bureaus: BureauRecord[];
}
