import {
  cleanName,
  Clock,
  demandHold,
  giveUp,
  recordInAudit,
  type SentFile,
  TakeFile,
  type TakenFile,
} from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findCase, lockCase } from '../handling/case-table.ts';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import { caseNotFound } from '../handling/failures.ts';
import { attachmentsOf, insertAttachment } from './attachment-table.ts';
import { passedBound } from './domain/allowance.ts';
import { type Attachment, type Audience, type Sender, subjectOf } from './domain/attachment.ts';
import { refusalToAttach } from './domain/who-may-attach.ts';
import { allowanceUsedUp, notAttachable } from './failures.ts';
import { takeUploadTurn } from './upload-turns.ts';

/** A file, who sends it and for whom. */
interface FileToAttach extends SentFile {
  readonly sender: Sender;
  readonly audience: Audience;
}

/**
 * Attaches a file to a case. It is in the store before it is in the table, so what the table shows is always there; a file
 * that did not come so far is swept. The same bytes of the same sender for the same audience are one attachment, so that a
 * file that is sent again after a lost answer does not lie there twice.
 */
@Injectable()
export class AttachFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly taking: TakeFile,
  ) {}

  /**
   * @param number of the case
   * @throws Failure not-found, forbidden; conflict for a case that is not open or has as much as it may;
   *   `too-many-uploads`; what is wrong with the file
   */
  async attach(number: string, file: FileToAttach): Promise<Attachment> {
    const { manager } = this.dataSource;
    const { state } = await demandPlace(manager, await findCase(manager, number), file);
    await takeUploadTurn(manager, state.id, file.sender, await this.clock.now());
    return this.taking.take(file, (manager, taken) => this.hold(manager, number, { ...file, ...taken }));
  }

  /** While the bytes came, anything may have happened to the case. */
  private async hold(manager: EntityManager, number: string, file: FileToAttach & TakenFile): Promise<Attachment> {
    const { id, sender, audience, name, stated, bytes, sha256 } = file;
    const { state, held } = await demandPlace(manager, await lockCase(manager, number), file);
    const now = await this.clock.now(manager);
    const staff = subjectOf(sender);
    const twin = held.find((other) => isTwin(other, { staff, audience, sha256 }));
    if (twin) {
      await giveUp(manager, id, now);
      return twin;
    }
    const attachment = {
      id,
      staff,
      audience,
      name: cleanName(name, stated),
      type: stated,
      bytes,
      sha256,
      addedAt: now,
    };
    await demandHold(manager, id);
    await insertAttachment(manager, state.id, attachment);
    if (staff !== undefined) await recordInAudit(manager, [{ staff, action: 'attach-file', about: number }]);
    return attachment;
  }
}

/** @throws Failure not-found, forbidden, conflict */
async function demandPlace(
  manager: EntityManager,
  state: OpenedCase | undefined,
  { sender, audience, bytes = 0 }: Pick<FileToAttach, 'sender' | 'audience'> & Partial<TakenFile>,
): Promise<{ state: OpenedCase; held: Attachment[] }> {
  if (!state) throw caseNotFound();
  const refusal = refusalToAttach(sender, audience, state);
  if (refusal) throw notAttachable(refusal, state);
  const held = await attachmentsOf(manager, state.id);
  const bound = passedBound(held, sender === 'citizen' ? sender : 'staff', bytes);
  if (bound) throw allowanceUsedUp(bound);
  return { state, held };
}

function isTwin(other: Attachment, wanted: Pick<Attachment, 'staff' | 'audience' | 'sha256'>): boolean {
  return (
    other.withdrawnAt === undefined &&
    other.staff === wanted.staff &&
    other.audience === wanted.audience &&
    other.sha256 === wanted.sha256
  );
}
