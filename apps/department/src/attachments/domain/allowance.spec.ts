import { largestFile } from '#platform';
import type { Attachment } from './attachment.ts';
import { passedBound } from './allowance.ts';

const file = (more: Partial<Attachment> = {}): Attachment => ({
  id: 'a',
  audience: 'citizen',
  name: '照片.png',
  type: 'image/png',
  bytes: largestFile,
  sha256: '',
  addedAt: new Date(0),
  ...more,
});
const files = (count: number, more?: Partial<Attachment>) => Array.from({ length: count }, () => file(more));

it('lets a citizen attach twenty files, withdrawn ones among them', () => {
  expect(passedBound(files(19, { bytes: 1 }), 'citizen', 1)).toBeUndefined();
  expect(passedBound(files(20, { bytes: 1, withdrawnAt: new Date(0) }), 'citizen', 1)).toMatchObject({
    bound: 'files',
    most: 20,
  });
});

it('counts the bytes of what is not withdrawn, to the last one', () => {
  expect(passedBound(files(3), 'citizen', largestFile)).toBeUndefined();
  expect(passedBound(files(3), 'citizen', largestFile + 1)).toMatchObject({ bound: 'bytes' });
  expect(passedBound(files(9, { withdrawnAt: new Date(0) }), 'citizen', largestFile)).toBeUndefined();
});

it('counts what the other side has attached for the other side', () => {
  expect(passedBound(files(20), 'staff', 1)).toBeUndefined();
  expect(passedBound(files(99, { staff: 'somebody', bytes: 1 }), 'citizen', 1)).toBeUndefined();
  expect(passedBound(files(100, { staff: 'somebody', bytes: 1 }), 'staff', 1)).toMatchObject({ bound: 'files' });
});
