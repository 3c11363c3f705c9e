import { channels, kinds } from '#domain';
import fc from 'fast-check';
import { catalogue, knowledge } from '../../../test/routing-under-test.ts';
import { decide } from './decide.ts';

/** Anything at all, and texts thrown together from the catalogue's own words. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('\ud800', '\udc00', '\0', '項', '项', '市', '城', '　', '\u200b', '。', 'Ａ'),
    maxLength: 200,
  }),
  fc
    .array(
      fc.constantFrom(
        ...catalogue.matters.flatMap(({ phrases }) => phrases),
        ...[...catalogue.regions.values()].map(({ name }) => name),
        '我是',
        '在',
        '路',
        '，',
      ),
      { maxLength: 30 },
    )
    .map((words) => words.join('')),
);

const message = fc.record(
  {
    channel: fc.constantFrom(...channels),
    kind: fc.constantFrom(...kinds),
    subject: text,
    body: text,
    regionHint: fc.oneof(fc.constantFrom(...catalogue.regions.keys()), fc.string()),
    month: fc.integer({ min: 1, max: 12 }),
  },
  { requiredKeys: ['channel', 'subject', 'body', 'month'] },
);

describe('any message', () => {
  it('gets a decision with reasons and a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(message, (any) => {
        const { reasons, confidence, alternatives } = decide(any, knowledge);
        expect(reasons.length).toBeGreaterThan(0);
        expect(reasons.length).toBeLessThanOrEqual(20);
        expect(Math.max(...reasons.map(({ length }) => length))).toBeLessThanOrEqual(300);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(alternatives.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });

  it('is decided surely only with a function, a place in the province and a bureau', () => {
    fc.assert(
      fc.property(message, (any) => {
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
      fc.property(message, (any) => {
        expect(decide(any, knowledge)).toEqual(decide(any, knowledge));
      }),
    );
  });
});
