import { endianness } from 'node:os';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { LinearHead } from './domain/linear-heads.ts';
import type { Reader } from './domain/reader.ts';

const heads = ['functions', 'urgency', 'kinds', 'coFunctions'] as const;

interface Header {
  readonly version: string;
  readonly rarityLength: number;
  readonly heads: readonly (Omit<LinearHead, 'weights'> & { readonly length: number })[];
}

/** A reader as bytes: four bytes that say how long the header is, the header as JSON, rarities, weights; compressed. */
export function bytesOf(reader: Reader): Buffer {
  const header: Header = {
    version: reader.version,
    rarityLength: reader.rarity.length,
    heads: heads.map((name) => {
      const { classes, constants: ofClasses, scales, weights } = reader[name];
      return { classes, constants: ofClasses, scales, length: weights.length };
    }),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const { buffer, byteOffset, byteLength } = reader.rarity;
  const rarity = Buffer.from(buffer, byteOffset, byteLength);
  const all = Buffer.concat([length, json, rarity, ...heads.map((name) => Buffer.from(reader[name].weights.buffer))]);
  return brotliCompressSync(all, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

/** @throws Error where the bytes are no reader */
export function readerFrom(bytes: Uint8Array): Reader {
  if (endianness() !== 'LE') throw new Error('Readers are kept with the low byte first.');
  const all = brotliDecompressSync(bytes);
  let at = 4 + all.readUInt32LE(0);
  const header = JSON.parse(all.toString('utf8', 4, at)) as Header;
  const take = (length: number): ArrayBuffer => {
    const part = new Uint8Array(all.subarray(at, at + length)).buffer;
    at += length;
    return part;
  };
  const rarity = new Float32Array(take(4 * header.rarityLength));
  const [functions, urgency, kinds, coFunctions] = header.heads.map(({ length, ...head }) => ({
    ...head,
    weights: new Int8Array(take(length)),
  }));
  if (!functions || !urgency || !kinds || !coFunctions) throw new Error('A reader has a head for each question.');
  return { version: header.version, rarity, functions, urgency, kinds, coFunctions };
}
