import fc from 'fast-check';
import type { EachBatchPayload } from 'kafkajs';
import { cutIntoPortions, offsetsAfter } from './fetched.ts';

const message = (offset: number) => ({
  offset: String(offset),
  key: Buffer.from('hall'),
  value: Buffer.from('{}'),
  timestamp: '1763884800000',
  headers: { ce_type: Buffer.from('lamp.switched.v1') },
});

/** What kafkajs hands over for one partition. */
function partition(number: number, size: number): EachBatchPayload {
  const messages = Array.from({ length: size }, (_, offset) => message(offset));
  return { batch: { topic: 'lamps.v1', partition: number, messages } } as unknown as EachBatchPayload;
}

const fetched = fc
  .array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 })
  .map((sizes) => sizes.map((size, number) => partition(number, size)));

describe('cutIntoPortions', () => {
  it('keeps every record, each partition in its order, in portions of the size at most', () => {
    fc.assert(
      fc.property(fetched, fc.integer({ min: 1, max: 50 }), (payloads, size) => {
        const portions = cutIntoPortions(payloads, size);
        const places = portions.flatMap(({ records }) => records.map((each) => `${each.partition}/${each.offset}`));
        const expected = payloads.flatMap(({ batch }) =>
          batch.messages.map((each) => `${batch.partition}/${each.offset}`),
        );
        expect(places).toEqual(expected);
        expect(portions.every(({ records }) => records.length > 0 && records.length <= size)).toBe(true);
      }),
    );
  });

  it('commits, portion by portion, exactly what the portion holds', () => {
    fc.assert(
      fc.property(fetched, fc.integer({ min: 1, max: 50 }), (payloads, size) => {
        for (const portion of cutIntoPortions(payloads, size)) {
          for (const { partition: number, offset } of offsetsAfter(portion)) {
            const last = portion.records.findLast((each) => each.partition === number);
            expect(Number(offset)).toBe(Number(last?.offset) + 1);
          }
        }
      }),
    );
  });

  it('makes key and headers storable: neither NUL nor broken UTF-8', () => {
    const odd = { ...message(0), key: Buffer.from([0x61, 0x00, 0xff]), headers: { 'x\0y': Buffer.from([0x00]) } };
    const payload = { batch: { topic: 'lamps.v1', partition: 0, messages: [odd] } } as unknown as EachBatchPayload;
    const [record] = cutIntoPortions([payload], 10)[0]!.records;
    expect(record).toMatchObject({ key: 'a\uFFFD\uFFFD', headers: { 'x\uFFFDy': '\uFFFD' } });
  });
});
