const digit = '[\\d〇零一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖]';

/** Of telephones, identity cards, bank cards; plates and accounts of letters with digits; addresses of mail. In a plain text. */
const identifier = new RegExp(
  [
    String.raw`[^\s@\p{Script=Han}]+@[^\s@\p{Script=Han}]+`,
    String.raw`(?=[\d_-]*[a-z])(?=[a-z_-]*\d)[a-z\d_-]{6,}`,
    `${digit}(?:[ -]?${digit}){6,}x?`,
  ].join('|'),
  'gu',
);

/** The text with a blank for each number or address that leads to one person. */
export function withoutIdentifiers(text: string): string {
  return text.replace(identifier, ' ');
}

export const holdsIdentifier = (text: string): boolean => text.search(identifier) >= 0;
