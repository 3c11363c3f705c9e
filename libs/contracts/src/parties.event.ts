import { IsUUID } from 'class-validator';
import { IsBureauId, IsCaseNumber, IsRegionCode, IsText, MayBeAbsent } from './wire-rules.ts';

/** 承办单位: a department of one Region. */
export class Bureau {
  /** Region code and slug; it stays when the bureau is renamed. */
  @IsBureauId()
  id: string;

  /** In Chinese, with its region: 项城市人力资源和社会保障局. */
  @IsText(100)
  name: string;

  /** GB/T 2260. */
  @IsRegionCode()
  regionCode: string;
}

/** 行政区划, by its GB/T 2260 code. */
export class Region {
  @IsRegionCode()
  code: string;

  /** In Chinese. */
  @IsText(50)
  name: string;
}

/** A Case that another one is linked with. */
export class OtherCase {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;
}

/** 事项: what a message is about, from routing's catalogue. */
export class Matter {
  @IsText(60)
  code: string;

  /** In Chinese: 拖欠工资. */
  @IsText(60)
  name: string;
}

/** 共性问题 to which a Case belongs. */
export class HotIssueOfCase {
  @IsUUID()
  hotIssueId: string;

  /** In Chinese: place and matter. */
  @MayBeAbsent()
  @IsText(80)
  title?: string;
}
