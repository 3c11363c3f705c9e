import type { Readable } from 'node:stream';
import { FileStore, openFile } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { findCase } from '../handling/case-table.ts';
import { maySee } from '../handling/domain/who-may.ts';
import { caseNotFound, notTheirs } from '../handling/failures.ts';
import { attachmentsOf, findAttachment } from './attachment-table.ts';
import type { Attachment, Sender } from './domain/attachment.ts';
import { attachmentNotFound } from './failures.ts';

/** What is attached to a case, for who may see it: the staff everything, the citizen what is meant for him or his own. */
@Injectable()
export class ReadAttachments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  /** Oldest first; the staff see withdrawn ones as well. @throws Failure not-found, forbidden */
  async list(number: string, reader: Sender): Promise<Attachment[]> {
    const attachments = await attachmentsOf(this.dataSource.manager, await this.caseId(number, reader));
    return reader === 'citizen' ? attachments.filter(isForCitizen) : attachments;
  }

  /** An attachment with its bytes. @throws Failure not-found, also for one that is withdrawn or not for them; forbidden */
  async open(number: string, reader: Sender, id: string): Promise<{ attachment: Attachment; content: Readable }> {
    const caseId = await this.caseId(number, reader);
    const attachment = isUuid(id) ? await findAttachment(this.dataSource.manager, caseId, id) : undefined;
    if (!attachment || attachment.withdrawnAt) throw attachmentNotFound();
    if (reader === 'citizen' && !isForCitizen(attachment)) throw attachmentNotFound();
    return { attachment, content: await openFile(this.files, id) };
  }

  private async caseId(number: string, reader: Sender): Promise<string> {
    const state = await findCase(this.dataSource.manager, number);
    if (!state) throw caseNotFound();
    if (!maySee(reader, state)) throw notTheirs();
    return state.id;
  }
}

function isForCitizen({ audience, withdrawnAt }: Attachment): boolean {
  return audience === 'citizen' && withdrawnAt === undefined;
}
