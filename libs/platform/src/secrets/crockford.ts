const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerCharacter = 5;

/** The first `length` characters of bytes in Douglas Crockford's base 32, which has no letters that look like digits. */
export function encodeCrockford(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff; // at most 4 bits are held when a byte comes
    for (held += 8; held >= bitsPerCharacter;) {
      held -= bitsPerCharacter;
      text += alphabet.charAt((bits >> held) & 31);
      if (text.length === length) return text;
    }
  }
  return text;
}

/** As people copy it: lower case, blanks, hyphens, full-width characters, and O, I and L for the digits they look like. */
export function normaliseCrockford(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
