import fc from 'fast-check';
import { formatCaseNumber, highestCaseSequence, isCaseNumber, parseCaseNumber } from './case-number.ts';

const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true });
const sequences = fc.integer({ min: 0, max: highestCaseSequence });
const caseNumbers = fc.tuple(dates, sequences).map(([date, sequence]) => formatCaseNumber(date, sequence));

describe('A case number', () => {
  it('shows the day in Shanghai, the sequence and the check character', () => {
    expect(formatCaseNumber(new Date('2026-11-23T15:59:59Z'), 42)).toMatch(/^20261123-0000042-[\dX]$/);
    expect(formatCaseNumber(new Date('2026-11-23T16:00:00Z'), 42)).toMatch(/^20261124-0000042-[\dX]$/);
  });

  it('carries the check character of ISO 7064 MOD 11-2', () => {
    // 0794 with check character 0 is the example of ISO 7064 itself; leading zeros do not change it.
    expect(parseCaseNumber('00000000-0000794-0')).toBe('00000000-0000794-0');
    expect(parseCaseNumber('00000000-0000079-X')).toBe('00000000-0000079-X');
    expect(parseCaseNumber('00000000-0000079-1')).toBeUndefined();
  });

  it('comes back from its text unchanged', () => {
    fc.assert(
      fc.property(caseNumbers, (caseNumber) => {
        expect(parseCaseNumber(caseNumber)).toBe(caseNumber);
        expect(isCaseNumber(caseNumber)).toBe(true);
      }),
    );
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(caseNumbers, (caseNumber) => {
        const fullWidth = caseNumber.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
        for (const typed of [fullWidth, caseNumber.toLowerCase(), caseNumber.replaceAll('-', ''), ` ${caseNumber} `])
          expect(parseCaseNumber(typed)).toBe(caseNumber);
      }),
    );
  });

  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(caseNumbers, (caseNumber) => {
        for (const wrong of substitutions(caseNumber)) expect(parseCaseNumber(wrong)).toBeUndefined();
      }),
    );
  });

  it('catches every swap of two different neighbours', () => {
    fc.assert(
      fc.property(caseNumbers, (caseNumber) => {
        for (const wrong of transpositions(caseNumber)) expect(parseCaseNumber(wrong)).toBeUndefined();
      }),
    );
  });

  it('sorts by day and then by sequence', () => {
    fc.assert(
      fc.property(dates, sequences, sequences, (date, one, other) => {
        expect(formatCaseNumber(date, one) < formatCaseNumber(date, other)).toBe(one < other);
      }),
    );
  });

  it.each([-1, 0.5, highestCaseSequence + 1])('refuses the sequence %d, which it has no room for', (sequence) => {
    expect(() => formatCaseNumber(new Date(0), sequence)).toThrow(RangeError);
  });

  it.each(['', '20261123', '20261123-0000042', '2026112-30000042-77', 'a0261123-0000042-7', '20261123-0000042-77'])(
    'is not %p',
    (text) => {
      expect(parseCaseNumber(text)).toBeUndefined();
    },
  );
});

function substitutions(caseNumber: string): string[] {
  return Array.from(caseNumber).flatMap((right, at) =>
    right === '-'
      ? []
      : Array.from('0123456789X')
          .filter((c) => c !== right)
          .map((c) => caseNumber.slice(0, at) + c + caseNumber.slice(at + 1)),
  );
}

function transpositions(caseNumber: string): string[] {
  const compact = caseNumber.replaceAll('-', '');
  return Array.from(compact.slice(1)).flatMap((next, at) => {
    const here = compact.charAt(at);
    return here === next ? [] : [compact.slice(0, at) + next + here + compact.slice(at + 2)];
  });
}
