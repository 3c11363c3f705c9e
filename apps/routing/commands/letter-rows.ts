/** What the commands and measurements that learn from labelled letters read of a row. */
import type { Letter } from '../src/classifying/domain/field-classifier.ts';
import { RowError, textIn, type Row } from './jsonl.ts';

/** @throws RowError where there is neither a text nor a subject, or one of them is no text. */
export function letterIn(row: Row): Letter {
  const subject = textIn(row, 'subject', '');
  const field = isGiven(row.body) && !isGiven(row.text) ? 'body' : 'text';
  return { subject, text: textIn(row, field, subject === '' ? undefined : '') };
}

/** @throws RowError where it is missing, empty or no text. */
export function labelIn(row: Row): string {
  const label = textIn(row, 'label').trim();
  if (label === '') throw new RowError('label must not be empty.');
  return label;
}

/** @throws RowError where it is neither a text nor a number, or a number that is not read as it is written. */
export function idIn({ id }: Row): string | number {
  if (Number.isInteger(id) && !Number.isSafeInteger(id))
    throw new RowError('id must be a text where it is beyond 2^53.');
  if (typeof id !== 'string' && typeof id !== 'number') throw new RowError('id must be a text or a number.');
  return id;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
