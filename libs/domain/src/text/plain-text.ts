import { Converter } from 'opencc-js/t2cn';

const firstHan = 0x4e00;
const lastHan = 0x9fff;

/** Made when a text is first folded: services that fold none are spared the dictionary. */
let folding: Folding | undefined;

interface Folding {
  readonly toSimplified: (text: string) => string;
  /** 1 for each Han character that has a simplified form: most texts have none and are spared the conversion. */
  readonly isTraditional: Uint8Array;
}

function makeFolding(): Folding {
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const isTraditional = new Uint8Array(lastHan - firstHan + 1).map((_, index) => {
    const character = String.fromCharCode(firstHan + index);
    return toSimplified(character) === character ? 0 : 1;
  });
  return { toSimplified, isTraditional };
}

/**
 * The text in the one form that phrases and names are looked up in: simplified characters, half-width letters, digits
 * and punctuation, lower case, no blanks between Han characters (scans and speech-to-text put them there).
 */
export function plainText(text: string): string {
  const halfWidth = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\P{ASCII})\s+(?=\P{ASCII})/gu, '')
    .replaceAll('。', '.');
  folding ??= makeFolding();
  return hasTraditional(halfWidth, folding) ? folding.toSimplified(halfWidth) : halfWidth;
}

function hasTraditional(text: string, { isTraditional }: Folding): boolean {
  for (let index = 0; index < text.length; index++) {
    if (isTraditional[text.charCodeAt(index) - firstHan]) return true;
  }
  return false;
}
