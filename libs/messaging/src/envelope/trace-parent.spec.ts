import fc from 'fast-check';
import { isSampled, parseTraceparent, printTraceparent } from './trace-parent.ts';

const hex = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(''))
    .filter((id) => /[^0]/.test(id));

describe('traceparent', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.integer({ min: 0, max: 255 }), (traceId, spanId, traceFlags) => {
        const context = { traceId, spanId, traceFlags, isRemote: true };
        expect(parseTraceparent(printTraceparent(context))).toEqual(context);
      }),
    );
  });

  it.each([
    undefined,
    '',
    '00-0-0-01',
    `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
    `01-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  ])('is ignored when it is malformed: %p', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });

  it('asks for spans only where somebody records the trace', () => {
    const ids = `00-${'a'.repeat(32)}-${'b'.repeat(16)}`;
    expect(isSampled(parseTraceparent(`${ids}-01`))).toBe(true);
    expect(isSampled(parseTraceparent(`${ids}-00`))).toBe(false);
  });
});
