/**
 * What a Region is called, by the names of its bureaus: what the first and the last of them in order both begin with, up to a word for a Region.
 * @returns undefined where they have no Region in common, `周口市` for 周口市财政局 and 周口市民政局
 */
export function regionInNames(first: string, last: string): string | undefined {
  const differs = Array.from(first).findIndex((character, index) => character !== last[index]);
  const shared = differs === -1 ? first : first.slice(0, differs);
  return /^.{1,15}[省市县区]/u.exec(shared)?.[0];
}
