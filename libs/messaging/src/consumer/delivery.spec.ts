import 'reflect-metadata';
import { lampCatalogue } from '../../test/lamp-events.ts';
import type { KafkaRecord } from '../kafka/record.ts';
import { readRecord } from './delivery.ts';

const id = '01890000-0000-7000-8000-000000000001';
const record: KafkaRecord = {
  topic: 'lamps.v1',
  partition: 2,
  offset: '17',
  key: 'hall',
  headers: {
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: 'lamp.switched.v1',
    ce_source: '/test/lamps',
    ce_subject: 'hall',
    ce_time: '2026-11-23T23:59:59.999Z',
  },
  value: Buffer.from('{"lamp":"hall","count":1}'),
  timestamp: Date.parse('2026-11-24T00:00:03Z'),
};
const read = (change: Partial<KafkaRecord> = {}) => readRecord({ ...record, ...change }, lampCatalogue, () => true);

describe('A record', () => {
  it('is filed under the day of its event, whenever it came to Kafka', () => {
    expect(read()).toMatchObject({ id, day: '2026-11-23' });
  });

  it('without a readable envelope is known by its place, and so is the same in every delivery', () => {
    const unreadable = { headers: { ...record.headers, ce_id: 'not an id' } };
    expect(read(unreadable)).toMatchObject({ day: '2026-11-24', content: expect.any(Error) });
    expect(read(unreadable)?.id).toBe(read(unreadable)?.id);
    expect(read({ ...unreadable, offset: '18' })?.id).not.toBe(read(unreadable)?.id);
  });

  it('whose payload breaks a rule of its class is no event', () => {
    expect(read()).toMatchObject({ content: { payload: { lamp: 'hall', count: 1 } } });
    expect(read({ value: Buffer.from('{"lamp":"hall","count":0}') })?.content).toMatchObject({
      message: expect.stringContaining('count'),
    });
  });

  it('of a type that nobody handles does not concern us', () => {
    expect(readRecord(record, lampCatalogue, () => false)).toBeUndefined();
  });
});
