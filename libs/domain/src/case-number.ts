import { checkCharacterOf } from './check-character.ts';

declare const verified: unique symbol;

/** 工单编号 in the one form in which it is stored and shown: `20261123-0000042-7`. */
export type CaseNumber = string & { readonly [verified]: true };

/** The sequence behind case numbers starts again after this, so a day has room for ten million cases. */
export const highestCaseSequence = 9_999_999;

const millisecondsFromUtcToShanghai = 8 * 60 * 60 * 1000;

/**
 * @param date when the message was taken; the day is that of Asia/Shanghai, which has kept UTC+8 since 1991
 * @param sequence 0 to {@link highestCaseSequence}
 * @throws RangeError when the sequence does not fit
 */
export function formatCaseNumber(date: Date, sequence: number): CaseNumber {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > highestCaseSequence)
    throw new RangeError(`A case sequence is 0 to ${highestCaseSequence}, not ${sequence}.`);
  const day = new Date(date.getTime() + millisecondsFromUtcToShanghai).toISOString().slice(0, 10).replaceAll('-', '');
  return caseNumberFrom(day + String(sequence).padStart(7, '0'));
}

/** Reads a case number as people type it: full-width digits, a small x, hyphens or spaces left out or in. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const compact = text
    .normalize('NFKC')
    .replaceAll(/[\s\-‐-―−]/g, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(compact)) return undefined;
  const caseNumber = caseNumberFrom(compact.slice(0, 15));
  return caseNumber.endsWith(compact.slice(15)) ? caseNumber : undefined;
}

/** Whether a text is a case number in its one stored form. */
export function isCaseNumber(text: string): text is CaseNumber {
  return parseCaseNumber(text) === text;
}

function caseNumberFrom(digits: string): CaseNumber {
  return `${digits.slice(0, 8)}-${digits.slice(8)}-${checkCharacterOf(digits)}` as CaseNumber;
}
