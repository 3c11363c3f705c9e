const text = { type: 'string' } as const;

/** The Kafka headers of every event: CloudEvents 1.0, binary mode, with W3C trace context. */
export const envelopeSchema = {
  type: 'object',
  description: 'CloudEvents 1.0 in the binary mode of its Kafka binding. No header holds personal data.',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_time',
    'ce_subject',
    'ce_correlationid',
    'content-type',
  ],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { ...text, format: 'uuid', description: 'UUIDv7; a consumer handles each id once.' },
    ce_source: { ...text, description: 'The service that announces it: /xinqiao/intake.' },
    ce_type: { ...text, description: 'The wire name with its version.' },
    ce_time: { ...text, format: 'date-time' },
    ce_subject: { ...text, description: 'The case number; of a bureau or a matter, its id or code.' },
    ce_correlationid: { ...text, description: 'The same for all that one request set off.' },
    ce_causationid: { ...text, description: 'The id of the event that this one answers.' },
    'content-type': { const: 'application/json' },
    traceparent: { ...text, description: 'W3C Trace Context.' },
  },
};
