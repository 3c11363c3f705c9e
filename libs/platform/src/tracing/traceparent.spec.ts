import { TraceFlags } from '@opentelemetry/api';
import fc from 'fast-check';
import { continueTrace, formatTraceparent, parseTraceparent } from './traceparent.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const sampled = { traceId, spanId, traceFlags: TraceFlags.SAMPLED };
const hex = (length: number) =>
  fc
    .string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length })
    .filter((id) => !/^0+$/.test(id));

describe('traceparent', () => {
  it('reads what it writes', () => {
    const contexts = fc.record({ traceId: hex(32), spanId: hex(16), traceFlags: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(contexts, (context) => {
        expect(parseTraceparent(formatTraceparent(context))).toEqual({ ...context, isRemote: true });
      }),
    );
  });

  it.each([
    ['nothing', undefined],
    ['upper case', `00-${traceId.toUpperCase()}-${spanId}-01`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${spanId}-01`],
    ['a span id of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
    ['the forbidden version', `ff-${traceId}-${spanId}-01`],
    ['more fields than version 00 has', `00-${traceId}-${spanId}-01-more`],
    ['several headers', [`00-${traceId}-${spanId}-01`]],
  ])('begins anew on %s', (_, header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  it('reads a later version, which may have more fields', () => {
    expect(parseTraceparent(`cc-${traceId}-${spanId}-01-more`)).toMatchObject(sampled);
  });

  it('keeps the trace and its sampling, and makes each step its own span', () => {
    const next = continueTrace(sampled);
    expect(next).toMatchObject({ traceId, traceFlags: TraceFlags.SAMPLED });
    expect(next.spanId).not.toBe(spanId);
  });

  it('makes well-formed and distinct ids for new traces', () => {
    const made = Array.from({ length: 1000 }, () => continueTrace(undefined));
    expect(new Set(made.map((step) => step.traceId)).size).toBe(1000);
    for (const step of made) expect(parseTraceparent(formatTraceparent(step))).toMatchObject(step);
  });
});
