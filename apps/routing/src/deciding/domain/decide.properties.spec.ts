import fc from 'fast-check';
import { anyMessage } from '../../../test/any-message.ts';
import { knowledge } from '../../../test/routing-under-test.ts';
import { decide } from './decide.ts';

describe('any message', () => {
  it('gets a decision with reasons and a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(anyMessage, (any) => {
        const { reasons, confidence, alternatives } = decide(any, knowledge);
        expect(reasons.length).toBeGreaterThan(0);
        expect(reasons.length).toBeLessThanOrEqual(20);
        expect(Math.max(...reasons.map(({ length }) => length))).toBeLessThanOrEqual(300);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(alternatives.length).toBeLessThanOrEqual(3);
        expect(Math.max(0, ...alternatives.map(({ reason }) => reason.length))).toBeLessThanOrEqual(300);
      }),
      { numRuns: 300 },
    );
  });

  it('is decided surely only with a function, a place in the province and a bureau', () => {
    fc.assert(
      fc.property(anyMessage, (any) => {
        const { sure, lead, function: functionCode, jurisdiction } = decide(any, knowledge);
        if (!sure) return;
        expect(functionCode).toBeDefined();
        expect(jurisdiction?.code).toMatch(/^41\d{4}$/);
        expect(lead?.id.startsWith(jurisdiction!.code)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is decided the same every time', () => {
    fc.assert(
      fc.property(anyMessage, (any) => {
        expect(decide(any, knowledge)).toEqual(decide(any, knowledge));
      }),
    );
  });
});
