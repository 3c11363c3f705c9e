import type { Attachment } from './attachment.ts';

const mebibyte = 1024 * 1024;

/** What a side may attach to one case. */
interface Allowance {
  /** Withdrawn ones count, as their traces stay. */
  readonly files: number;
  /** Of what is not withdrawn. */
  readonly bytes: number;
}

const citizens: Allowance = { files: 20, bytes: 200 * mebibyte };
/** Of all bureaus together. */
const staffs: Allowance = { files: 100, bytes: 1024 * mebibyte };

/**
 * Which bound a side would pass with one file more.
 * @param held what is attached to the case, by either side
 * @param bytes of the file; 0 as long as that is not known
 */
export function passedBound(
  held: readonly Attachment[],
  side: 'citizen' | 'staff',
  bytes: number,
): { readonly bound: keyof Allowance; readonly most: number } | undefined {
  const allowance = side === 'citizen' ? citizens : staffs;
  const own = held.filter(({ staff }) => (staff === undefined) === (side === 'citizen'));
  const present = own.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const total = present.reduce((sum, file) => sum + file.bytes, bytes);
  if (own.length >= allowance.files) return { bound: 'files', most: allowance.files };
  return total > allowance.bytes ? { bound: 'bytes', most: allowance.bytes } : undefined;
}
