import fc from 'fast-check';
import { beginning, firstBreak, hashAfter, type SealedEntry } from './chain.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const content = fc.record({
  at: fc.nat().map(String),
  service: text,
  staff: text,
  action: text,
  about: fc.option(text),
  reason: fc.option(text),
});
const chain = fc.array(content, { minLength: 2, maxLength: 8 }).map(sealed);

function sealed(contents: readonly Omit<SealedEntry, 'sequence' | 'number' | 'hash'>[]): SealedEntry[] {
  let { hash } = beginning;
  return contents.map((each, index) => {
    const entry = { ...each, sequence: String(index + 1), number: String(10 * index + 1) };
    hash = hashAfter(hash, entry);
    return { ...entry, hash };
  });
}

describe('The chain of the audit trail', () => {
  it('holds as it was sealed, read in pieces as well', () => {
    fc.assert(
      fc.property(chain, fc.nat(8), (entries, at) => {
        const [first, rest] = [entries.slice(0, at), entries.slice(at)];
        const last = first.at(-1);
        const head = last ? { sequence: BigInt(last.sequence), hash: last.hash } : beginning;
        expect([firstBreak(beginning, first), firstBreak(head, rest)]).toEqual([undefined, undefined]);
      }),
    );
  });

  it('breaks at the entry of which a field was changed, even where text moved from one field into the next', () => {
    fc.assert(
      fc.property(chain, fc.nat(7), (entries, pick) => {
        const at = pick % entries.length;
        const { staff, action } = entries[at]!;
        const moved = entries.with(at, { ...entries[at]!, staff: `${staff}${action}`, action: '' });
        const changed = action === '' ? entries.with(at, { ...entries[at]!, staff: `${staff}x` }) : moved;
        expect(firstBreak(beginning, changed)).toContain(`entry ${at + 1} is not what was sealed`);
      }),
    );
  });

  it('breaks where an entry is gone from its midst', () => {
    fc.assert(
      fc.property(chain, fc.nat(6), (entries, pick) => {
        const at = pick % (entries.length - 1);
        expect(firstBreak(beginning, entries.toSpliced(at, 1))).toContain(`entry ${at + 1} is missing`);
      }),
    );
  });

  it('tells nothing from an empty text', () => {
    const entry = { sequence: '1', number: '1', at: '0', service: '', staff: '', action: '', reason: '' };
    const [none, empty] = [null, ''].map((about) => hashAfter(beginning.hash, { ...entry, about }));
    expect(none).not.toEqual(empty);
  });
});
