import { IsText, MayBeAbsent } from './wire-rules.ts';

/** 政策依据: the document on which an answer stands, so that the citizen can read it himself. */
export class PolicyCitation {
  /** Without the title marks: 化工园区建设标准和认定管理办法（试行）. */
  @IsText(200)
  title: string;

  /** 文号: 工信部联原〔2021〕220号. */
  @MayBeAbsent()
  @IsText(60)
  documentNumber?: string;

  /** Where in it: 第十二条第二款. */
  @MayBeAbsent()
  @IsText(60)
  article?: string;
}
