const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerCharacter = 5n;

/** The first `length` characters of bytes in Douglas Crockford's base 32, which has no letters that look like digits. */
export function encodeCrockford(bytes: Uint8Array, length: number): string {
  const bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const width = BigInt(bytes.length * 8);
  return Array.from({ length }, (_, index) => {
    const shift = width - bitsPerCharacter * BigInt(index + 1);
    return alphabet[Number((bits >> shift) & 31n)];
  }).join('');
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
