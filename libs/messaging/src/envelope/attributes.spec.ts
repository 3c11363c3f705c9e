import fc from 'fast-check';
import { parseHeaders, printHeaders, UnreadableEnvelope } from './attributes.ts';

const text = fc.string({ minLength: 1 });
const attributes = fc.record(
  {
    id: fc.uuid(),
    type: text,
    source: text,
    subject: text,
    time: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    correlationId: fc.uuid(),
    causationId: fc.uuid(),
    traceparent: text,
  },
  { requiredKeys: ['id', 'type', 'source', 'subject', 'time', 'correlationId'] },
);
const printed = attributes.map((each) => ({ ...printHeaders(each), ce_time: each.time.toISOString() }));

describe('the envelope', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(attributes, ({ time, ...rest }) => {
        const headers = { ...printHeaders(rest), ce_time: time.toISOString() };
        expect(parseHeaders(headers)).toEqual({ causationId: undefined, traceparent: undefined, ...rest, time });
      }),
    );
  });

  it('cannot be read when a required header is missing', () => {
    const required = ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time'];
    fc.assert(
      fc.property(printed, fc.constantFrom(...required), (headers, missing) => {
        expect(() => parseHeaders({ ...headers, [missing]: '' })).toThrow(UnreadableEnvelope);
      }),
    );
  });

  it('cannot be read with an id that is no UUID, or a time that no calendar of ours knows', () => {
    fc.assert(
      fc.property(printed, (headers) => {
        expect(() => parseHeaders({ ...headers, ce_id: '42' })).toThrow('ce_id');
        expect(() => parseHeaders({ ...headers, ce_time: 'yesterday' })).toThrow('ce_time');
        expect(() => parseHeaders({ ...headers, ce_time: '+012345-01-01T00:00:00Z' })).toThrow('ce_time');
      }),
    );
  });
});
