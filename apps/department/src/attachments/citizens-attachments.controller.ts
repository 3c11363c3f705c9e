import {
  AllowCitizen,
  FileInBody,
  GivesFile,
  handedOut,
  MayRefuse,
  PresentedQueryCode,
  type SentFile,
  TakesFile,
} from '#platform';
import { Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { CaseBehindCode } from '../citizens/case-behind-code.ts';
import { AttachFile } from './attach-file.ts';
import { CitizensAttachment, CitizensAttachments, fullOrEnded, tooManyUploads } from './attachments.dto.ts';
import { ReadAttachments } from './read-attachments.ts';
import { citizensViewOf } from './view-of-attachment.ts';
import { WithdrawAttachment } from './withdraw-attachment.ts';

/** 附件 of a case, for its citizen: what he attached, and what the bureau attached for him. */
@Controller('api/citizens/cases/:caseNumber/attachments')
export class CitizensAttachmentsController {
  constructor(
    private readonly behindCode: CaseBehindCode,
    private readonly attaching: AttachFile,
    private readonly reading: ReadAttachments,
    private readonly withdrawing: WithdrawAttachment,
  ) {}

  /** All that lies with the case for its citizen. */
  @Get()
  @AllowCitizen()
  async list(
    @Param('caseNumber') caseNumber: string,
    @PresentedQueryCode() queryCode: string,
  ): Promise<CitizensAttachments> {
    const number = await this.behindCode.numberOpenedBy({ caseNumber, queryCode });
    return { attachments: (await this.reading.list(number, 'citizen')).map(citizensViewOf) };
  }

  /** Attaches the file in the body to an open case; the same bytes again are the same attachment. */
  @Post()
  @MayRefuse(429, tooManyUploads)
  @MayRefuse(409, fullOrEnded)
  @AllowCitizen()
  @TakesFile()
  async attach(
    @Param('caseNumber') caseNumber: string,
    @PresentedQueryCode() queryCode: string,
    @FileInBody() sent: SentFile,
  ): Promise<CitizensAttachment> {
    const number = await this.behindCode.numberOpenedBy({ caseNumber, queryCode });
    const file = { ...sent, sender: 'citizen', audience: 'citizen' } as const;
    return citizensViewOf(await this.attaching.attach(number, file));
  }

  /** The file itself. */
  @Get(':attachmentId')
  @AllowCitizen()
  @GivesFile()
  async open(
    @Param('caseNumber') caseNumber: string,
    @Param('attachmentId') id: string,
    @PresentedQueryCode() queryCode: string,
  ): Promise<StreamableFile> {
    const number = await this.behindCode.numberOpenedBy({ caseNumber, queryCode });
    const { attachment, content } = await this.reading.open(number, 'citizen', id);
    return handedOut(attachment, content);
  }

  /** Takes back what he attached, as long as the case is open. */
  @Post(':attachmentId/withdraw')
  @HttpCode(200)
  @MayRefuse(409, 'The case is at its end (`case-not-open`)')
  @AllowCitizen()
  async withdraw(
    @Param('caseNumber') caseNumber: string,
    @Param('attachmentId') id: string,
    @PresentedQueryCode() queryCode: string,
  ): Promise<CitizensAttachment> {
    const number = await this.behindCode.numberOpenedBy({ caseNumber, queryCode });
    return citizensViewOf(await this.withdrawing.withdraw(number, 'citizen', id));
  }
}
