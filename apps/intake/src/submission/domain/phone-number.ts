const separators = /[\s\p{Pd}.()/]/gu;
const mobile = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
const landline = /^(?:(?:\+|00)?860?|0)([1-9]\d{1,2}[2-9]\d{6,7})(?:(?:转|,|ext)(\d{1,6}))?$/i;
const local = /^([2-9]\d{6,7})(?:(?:转|,|ext)(\d{1,6}))?$/i;
const serviceLine = /^([48]00\d{7}|1\d{4}|12345)$/;
const foreign = /^(?:\+|00)((?!86)[1-9]\d{6,14})$/;

/**
 * Reads a telephone number as it is written in China: full-width digits, blanks, hyphens, brackets, +86, a landline with
 * or without area code and 转 (extension), 400 lines; foreign numbers with their country code (E.164).
 * @returns one form for all spellings: `13812345678`, `03942345678转8001`, `+8190…`; undefined for what is none
 */
export function parsePhoneNumber(text: string): string | undefined {
  const compact = text.normalize('NFKC').replaceAll(separators, '');
  const mobileOrLine = mobile.exec(compact)?.[1] ?? serviceLine.exec(compact)?.[1];
  if (mobileOrLine) return mobileOrLine;
  const [, near, nearExtension] = local.exec(compact) ?? [];
  if (near) return near + extended(nearExtension);
  const [, far, farExtension] = landline.exec(compact) ?? [];
  if (far) return `0${far}${extended(farExtension)}`;
  const abroad = foreign.exec(compact)?.[1];
  return abroad && `+${abroad}`;
}

function extended(extension: string | undefined): string {
  return extension ? `转${extension}` : '';
}
