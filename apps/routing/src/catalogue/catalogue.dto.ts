import { Bureau, IsRegionCode } from '#contracts';
import { type Kind, kinds } from '#domain';
import { ApiProperty } from '@nestjs/swagger';

export class BureausQuery {
  /** The Region whose own bureaus are asked for. */
  @IsRegionCode()
  region: string;
}

/** 承办单位 with its duties. */
export class DirectoryEntry extends Bureau {
  /** Codes of the functions it serves. */
  functions: string[];
}

export class BureauDirectoryPage {
  bureaus: DirectoryEntry[];
}

/** 事项. */
export class MatterEntry {
  code: string;

  /** In Chinese: 拖欠工资. */
  name: string;

  /** 职能 that serves it; absent where no bureau may act. */
  function?: string;

  /** What it mostly comes as. */
  @ApiProperty({ enum: kinds })
  kind?: Kind;
}

export class MatterCatalogue {
  matters: MatterEntry[];
}
