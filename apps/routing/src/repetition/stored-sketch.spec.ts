import fc from 'fast-check';
import { longestSketch } from './domain/sketch.ts';
import { parseSketch, printSketch } from './stored-sketch.ts';

const term = fc.integer({ min: 0, max: 0xffff_ffff });
const weight = fc.float({ min: 0, max: 100, noNaN: true });

describe('a sketch', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(term, weight), { maxLength: longestSketch }), (pairs) => {
        const sketch = {
          terms: Uint32Array.from(pairs, ([one]) => one),
          weights: Float32Array.from(pairs, ([, one]) => one),
        };
        const written = printSketch(sketch);
        expect(parseSketch(Buffer.from(written.slice(2), 'hex'))).toEqual(sketch);
      }),
    );
  });

  it('is written as PostgreSQL reads bytes', () => {
    const sketch = { terms: Uint32Array.of(1, 0xffff_ffff), weights: Float32Array.of(1, 0.5) };
    expect(printSketch(sketch)).toBe(String.raw`\x00000001ffffffff3f8000003f000000`);
  });
});
