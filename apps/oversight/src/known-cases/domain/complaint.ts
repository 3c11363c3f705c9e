import type { CaseFacts } from './case-facts.ts';

/** Whether a Case is a complaint about one of these bureaus: nobody who works there learns anything of it. */
export function isAbout({ about }: Pick<CaseFacts, 'about'>, bureauIds: readonly string[]): boolean {
  return bureauIds.some((id) => about.includes(id));
}
