import type { Sketch } from './domain/sketch.ts';

const bytesOfNumber = 4;

/** A sketch as its column holds it: all terms, then all weights, each of four bytes, the highest first. As text that PostgreSQL reads. */
export function printSketch({ terms, weights }: Sketch): string {
  const bytes = Buffer.allocUnsafe(2 * bytesOfNumber * terms.length);
  for (let index = 0; index < terms.length; index++) {
    bytes.writeUInt32BE(terms[index] ?? 0, index * bytesOfNumber);
    bytes.writeFloatBE(weights[index] ?? 0, (terms.length + index) * bytesOfNumber);
  }
  return `\\x${bytes.toString('hex')}`;
}

/** The other way round. */
export function parseSketch(bytes: Buffer): Sketch {
  const length = bytes.length / (2 * bytesOfNumber);
  return {
    terms: Uint32Array.from({ length }, (_, index) => bytes.readUInt32BE(index * bytesOfNumber)),
    weights: Float32Array.from({ length }, (_, index) => bytes.readFloatBE((length + index) * bytesOfNumber)),
  };
}
