import { channels, kinds } from '#domain';
import fc from 'fast-check';
import { catalogue } from './routing-under-test.ts';

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

/** A message as nobody would write it, and some as people do. */
export const anyMessage = fc.record(
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
