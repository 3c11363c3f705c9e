const characters = '0123456789X';

/**
 * ISO 7064 MOD 11-2, the check character that Chinese identity numbers use as well: it catches every wrong character
 * and every swap of two neighbours.
 * @param digits decimal digits only
 */
export function checkCharacterOf(digits: string): string {
  let remainder = 0;
  for (const digit of digits) remainder = ((remainder + Number(digit)) * 2) % 11;
  return characters.charAt((12 - remainder) % 11);
}
