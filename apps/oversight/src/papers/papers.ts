import type { Readable } from 'node:stream';
import { Failure } from '#domain';
import {
  cleanName,
  Clock,
  demandHold,
  FileStore,
  giveUp,
  type SentFile,
  openFile,
  recordInAudit,
  TakeFile,
} from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findPaper, insertPaper, type Paper, papersOf } from './paper-table.ts';

/** Files that may lie with one thing. */
const mostPapers = 20;

/** A file and who of the staff sends it. */
interface SentPaper extends SentFile {
  readonly staff: string;
}

/** With what a file is to lie. */
interface Subject {
  readonly id: string;
  /** What the audit trail says of it: `survey:…`. */
  readonly about: string;
}

/** Files that lie with what is watched: taken as attachments of cases are, and handed out to who may see what they lie with. */
@Injectable()
export class Papers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly taking: TakeFile,
    private readonly files: FileStore,
  ) {}

  /**
   * The same bytes again are the same paper.
   * @param demandPlace asked before the first byte and again when all have come, then in the transaction: locks what the file is to lie with
   * @throws Failure what `demandPlace` throws; `too-many-papers`; what is wrong with the file
   */
  async add(sent: SentPaper, demandPlace: (manager: EntityManager) => Promise<Subject>): Promise<Paper> {
    await this.dataSource.transaction(demandPlace);
    return this.taking.take(sent, async (manager, { id, bytes, sha256 }) => {
      const subject = await demandPlace(manager);
      const now = await this.clock.now(manager);
      const held = await papersOf(manager, subject.id);
      const twin = held.find((other) => other.sha256 === sha256 && other.staff === sent.staff);
      if (twin) {
        await giveUp(manager, id, now);
        return twin;
      }
      if (held.length >= mostPapers) throw tooManyPapers();
      const { staff, name, stated: type } = sent;
      const paper = { id, staff, name: cleanName(name, type), type, bytes, sha256, addedAt: now };
      await demandHold(manager, id);
      await insertPaper(manager, subject.id, paper);
      await recordInAudit(manager, [{ staff, action: 'add-paper', about: subject.about }]);
      return paper;
    });
  }

  /** @throws Failure `paper-not-found`, `files-unavailable` */
  async open(subjectId: string, id: string): Promise<{ paper: Paper; content: Readable }> {
    const paper = await findPaper(this.dataSource.manager, subjectId, id);
    if (!paper) throw new Failure('not-found', 'paper-not-found', 'There is no such file here.');
    return { paper, content: await openFile(this.files, id) };
  }
}

function tooManyPapers(): Failure {
  const message = `${mostPapers} files may lie here at most.`;
  const fault = { field: 'body', rule: 'max-files', message };
  return new Failure('conflict', 'too-many-papers', message, { fields: [fault] });
}
