import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DraftFault, type MatterDraft, type PolicyDraft, type RulingDraft } from './domain/drafts.ts';
import type { Drafts } from './present-and-changed.ts';

const file = { type: 'string' } as const;
const options = { since: file, matters: file, policies: file, rulings: file };
const usage = 'Say --since DATE (2026-01-01) and one or more of --matters FILE, --policies FILE and --rulings FILE.';

/**
 * What somebody asks to have replayed.
 * @param words of the command line
 * @throws DraftFault
 */
export function askedOfReplay(words: readonly string[]): { readonly since: Date; readonly drafts: Drafts } {
  const { since, ...files } = valuesIn(words);
  if (since === undefined || !(files.matters ?? files.policies ?? files.rulings)) throw new DraftFault(usage);
  if (Number.isNaN(Date.parse(since))) throw new DraftFault(`--since must be a date such as 2026-01-01: ${since}`);
  const drafts = {
    matters: draftsIn<MatterDraft>(files.matters, 'code'),
    policies: draftsIn<PolicyDraft>(files.policies, 'function'),
    rulings: draftsIn<RulingDraft>(files.rulings, 'matter'),
  };
  return { since: new Date(since), drafts };
}

function valuesIn(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new DraftFault(`${(error as Error).message} ${usage}`);
  }
}

/** @param key what each of them must name */
function draftsIn<Draft>(path: string | undefined, key: keyof Draft & string): readonly Draft[] {
  if (path === undefined) return [];
  const drafts = contentOf(path);
  if (!Array.isArray(drafts)) throw new DraftFault(`${path} must hold a list.`);
  const wrong = drafts.findIndex(
    (draft) => typeof (draft as Partial<Record<string, unknown>> | null)?.[key] !== 'string',
  );
  if (wrong >= 0) throw new DraftFault(`${path}, entry ${wrong + 1}: ${key} must be a text.`);
  return drafts as Draft[];
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DraftFault(code === undefined ? `${path} must hold JSON.` : `${path} cannot be read (${code}).`);
  }
}
