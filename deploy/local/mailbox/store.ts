import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

/** A mail as the mailbox shows it. */
export interface ReceivedMail {
  readonly id: string;
  /** The envelope's recipients: whom the mail was really for. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly receivedAt: string;
  readonly text: string;
}

/** Keeps each mail as a file, `<id>.json`, whose names sort by arrival. */
export class MailStore {
  readonly #folder: string;
  #received = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Kept on disk when this resolves. */
  async keep(raw: Buffer, to: readonly string[]): Promise<void> {
    const mail = await simpleParser(raw);
    const receivedAt = new Date().toISOString();
    const id = `${receivedAt.replaceAll(/\D/g, '')}-${String((this.#received += 1)).padStart(6, '0')}`;
    const { subject = '', messageId = '', text = '' } = mail;
    const kept: ReceivedMail = { id, to, from: mail.from?.text ?? '', subject, messageId, receivedAt, text };
    const draft = join(this.#folder, `${id}.draft`);
    await writeFile(draft, JSON.stringify(kept));
    await rename(draft, join(this.#folder, `${id}.json`));
  }

  /** The newest first; only those to one recipient where an address is given. */
  async list({ to, limit = 200 }: { to?: string; limit?: number } = {}): Promise<ReceivedMail[]> {
    const found: ReceivedMail[] = [];
    for (const name of this.#names().reverse()) {
      const mail = JSON.parse(await readFile(join(this.#folder, name), 'utf8')) as ReceivedMail;
      if (!to || mail.to.includes(to)) found.push(mail);
      if (found.length === limit) break;
    }
    return found;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#names().map((name) => rm(join(this.#folder, name), { force: true })));
  }

  #names(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  }
}
