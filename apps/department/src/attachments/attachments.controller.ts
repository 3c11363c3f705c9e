import {
  AllowStaff,
  CurrentStaff,
  FileInBody,
  GivesFile,
  handedOut,
  MayRefuse,
  RecordsSight,
  type SentFile,
  type Staff,
  TakesFile,
} from '#platform';
import { Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { actingRoles, readerRoles } from '../handling/domain/who-may.ts';
import { caseNumberIn } from '../handling/failures.ts';
import { AttachFile } from './attach-file.ts';
import { Attachments, AttachmentView, AttachQuery, fullOrEnded, tooManyUploads } from './attachments.dto.ts';
import { ReadAttachments } from './read-attachments.ts';
import { viewOfAttachment } from './view-of-attachment.ts';
import { WithdrawAttachment } from './withdraw-attachment.ts';

/** 附件 of a case, for the staff at work on it. */
@Controller('api/cases/:caseNumber/attachments')
export class AttachmentsController {
  constructor(
    private readonly attaching: AttachFile,
    private readonly reading: ReadAttachments,
    private readonly withdrawing: WithdrawAttachment,
  ) {}

  /** All that lies with a case; of what was withdrawn, its trace. */
  @Get()
  @AllowStaff({ roles: [...readerRoles], scope: 'case' })
  @RecordsSight('read-attachments', 'caseNumber')
  async list(@Param('caseNumber') caseNumber: string, @CurrentStaff() staff: Staff): Promise<Attachments> {
    const attachments = await this.reading.list(caseNumberIn(caseNumber), staff);
    return { attachments: attachments.map(viewOfAttachment) };
  }

  /** Attaches the file in the body; the same bytes again are the same attachment. */
  @Post()
  @MayRefuse(429, tooManyUploads)
  @MayRefuse(409, fullOrEnded)
  @AllowStaff({ roles: [...actingRoles], scope: 'case' })
  @TakesFile()
  async attach(
    @Param('caseNumber') caseNumber: string,
    @Query() { audience }: AttachQuery,
    @FileInBody() sent: SentFile,
    @CurrentStaff() staff: Staff,
  ): Promise<AttachmentView> {
    const file = { ...sent, sender: staff, audience };
    return viewOfAttachment(await this.attaching.attach(caseNumberIn(caseNumber), file));
  }

  /** The file itself. */
  @Get(':attachmentId')
  @AllowStaff({ roles: [...readerRoles], scope: 'case' })
  @RecordsSight('read-attachment', 'caseNumber')
  @GivesFile()
  async open(
    @Param('caseNumber') caseNumber: string,
    @Param('attachmentId') id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<StreamableFile> {
    const { attachment, content } = await this.reading.open(caseNumberIn(caseNumber), staff, id);
    return handedOut(attachment, content);
  }

  /** Takes back what one has attached oneself; a supervisor also what others have. */
  @Post(':attachmentId/withdraw')
  @HttpCode(200)
  @AllowStaff({ roles: [...actingRoles], scope: 'case' })
  async withdraw(
    @Param('caseNumber') caseNumber: string,
    @Param('attachmentId') id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<AttachmentView> {
    return viewOfAttachment(await this.withdrawing.withdraw(caseNumberIn(caseNumber), staff, id));
  }
}
