import { configProvider } from '#platform';
import { Module } from '@nestjs/common';
import { CitizensModule } from '../citizens/citizens.module.ts';
import { AttachFile } from './attach-file.ts';
import { AttachmentsController } from './attachments.controller.ts';
import { CitizensAttachmentsController } from './citizens-attachments.controller.ts';
import { KeepSweeping } from './keep-sweeping.ts';
import { ReadAttachments } from './read-attachments.ts';
import { ReceiveFile } from './receive-file.ts';
import { chosenStore } from './storing/chosen-store.ts';
import { FilesConfig } from './storing/files.config.ts';
import { SweepLooseFiles } from './sweep-loose-files.ts';
import { WithdrawAttachment } from './withdraw-attachment.ts';

/** Photos, documents and recordings that lie with a case. */
@Module({
  imports: [CitizensModule],
  controllers: [AttachmentsController, CitizensAttachmentsController],
  providers: [
    configProvider(FilesConfig),
    chosenStore,
    ReceiveFile,
    AttachFile,
    ReadAttachments,
    WithdrawAttachment,
    SweepLooseFiles,
    KeepSweeping,
  ],
})
export class AttachmentsModule {}
