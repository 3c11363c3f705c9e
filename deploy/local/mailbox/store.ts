import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { privateFolder } from '../processes/private-folder.ts';

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

/** A mail as it is kept: a line of JSON, its bytes as Latin-1. It is taken apart when somebody looks at it. */
interface KeptMail extends Pick<ReceivedMail, 'id' | 'to' | 'receivedAt'> {
  readonly raw: string;
}

/** Keeps the mails in one file, in the order in which they came. */
export class MailStore {
  readonly #file: string;
  #received = 0;

  constructor(folder: string) {
    this.#file = join(privateFolder(folder), 'mails.jsonl');
    appendFileSync(this.#file, '');
  }

  /** Kept on disk when this returns. */
  keep(raw: Buffer, to: readonly string[]): void {
    const receivedAt = new Date().toISOString();
    const id = `${receivedAt.replaceAll(/\D/g, '')}-${String((this.#received += 1)).padStart(6, '0')}`;
    const kept: KeptMail = { id, to, receivedAt, raw: raw.toString('latin1') };
    // The break goes first, so that a line which a crash cut off spoils no other.
    appendFileSync(this.#file, `\n${JSON.stringify(kept)}`);
  }

  /** The newest first; only those to one recipient where an address is given. */
  async list({ to, limit = 200 }: { to?: string; limit?: number } = {}): Promise<ReceivedMail[]> {
    const lines = readFileSync(this.#file, 'utf8').split('\n').reverse();
    const found = lines.flatMap((line) => keptIn(line) ?? []).filter((mail) => !to || mail.to.includes(to));
    return Promise.all(found.slice(0, limit).map(takeApart));
  }

  clear(): void {
    writeFileSync(this.#file, '');
  }
}

function keptIn(line: string): KeptMail | undefined {
  try {
    return JSON.parse(line) as KeptMail;
  } catch {
    return undefined;
  }
}

async function takeApart({ raw, ...kept }: KeptMail): Promise<ReceivedMail> {
  const { from, subject = '', messageId = '', text = '' } = await simpleParser(Buffer.from(raw, 'latin1'));
  return { ...kept, from: from?.text ?? '', subject, messageId, text };
}
