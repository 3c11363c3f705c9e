import { FilesModule } from '#platform';
import { Module } from '@nestjs/common';
import { CitizensModule } from '../citizens/citizens.module.ts';
import { AttachFile } from './attach-file.ts';
import { AttachmentsController } from './attachments.controller.ts';
import { CitizensAttachmentsController } from './citizens-attachments.controller.ts';
import { ReadAttachments } from './read-attachments.ts';
import { WithdrawAttachment } from './withdraw-attachment.ts';

/** Photos, documents and recordings that lie with a case. */
@Module({
  imports: [CitizensModule, FilesModule],
  controllers: [AttachmentsController, CitizensAttachmentsController],
  providers: [AttachFile, ReadAttachments, WithdrawAttachment],
})
export class AttachmentsModule {}
