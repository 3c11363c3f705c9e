import fc from 'fast-check';
import { anyTale, anyTales, excluded } from '../../../test/any-events.ts';
import { shuffled } from '../../../test/any-history.ts';
import { joined, knowledgeFrom, knownCases } from '../../known-cases/domain/known-case.ts';
import { cellChanges } from './cells.ts';
import { contributionsOf } from './contributions.ts';
import type { TellingEvent } from '../../known-cases/domain/telling-event.ts';
import type { Counts } from './measures.ts';
import { rates } from './rates.ts';

const knownOf = (events: readonly TellingEvent[]) => knownCases(events)[0]!.known;
const cellsOf = (events: readonly TellingEvent[]) =>
  cellChanges(knownCases(events).map(({ known }) => ({ before: [], after: contributionsOf(known) })));

/** What all cells of the whole province count together, over `day` cells of `all`. */
function totals(events: readonly TellingEvent[], isCounted = (_: { isExcluded: boolean }) => true): Counts {
  const sums: Record<string, number> = {};
  for (const cell of cellsOf(events)) {
    if (cell.dimension !== 'all' || cell.grain !== 'day' || !isCounted(cell)) continue;
    for (const [measure, count = 0] of Object.entries(cell.counts)) sums[measure] = (sums[measure] ?? 0) + count;
  }
  return sums;
}

const bureau = (slug: string) => ({ id: `411681-${slug}`, name: '某局', regionCode: '411681' });
const [old, successor] = [bureau('old'), bureau('new')];
const step = (type: string, caseVersion: number, says: object) => {
  const base = { caseId: 'c', caseNumber: 'n', caseVersion, occurredAt: `2026-11-0${caseVersion}T00:00:00.000Z` };
  return { type: `xinqiao.case.${type}.v1`, payload: { ...base, ...says } } as unknown as TellingEvent;
};
const opened = step('opened', 1, { channel: 'web', submittedAt: '2026-11-01T00:00:00.000Z' });
const assignedTo = (lead: object, version: number) =>
  step('assigned', version, { lead, coHandling: [], urgent: false });
const returnedBy = (one: object, version: number) => step('returned', version, { bureau: one, sentTo: 'triage' });

describe('what cases add to figures', () => {
  it('does not depend on the order in which events come, nor on how often they do', () => {
    fc.assert(
      fc.property(anyTales, fc.infiniteStream(fc.nat()), (events, ranks) => {
        const other = shuffled(events, [...ranks.take(events.length)]);
        expect(cellsOf(other)).toEqual(cellsOf(events));
        expect(cellsOf([...other, ...events])).toEqual(cellsOf(events));
      }),
    );
  });

  it('is the same whether knowledge is joined one by one, or part by part', () => {
    fc.assert(
      fc.property(anyTale, fc.nat(), (events, anywhere) => {
        const cut = 1 + (anywhere % events.length);
        const parts = [events.slice(0, cut), events.slice(cut)].filter((part) => part.length > 0).map(knownOf);
        const whole = knownOf(events);
        expect(parts.reduceRight((one, other) => joined(one, other))).toEqual(whole);
        expect(joined(whole, knowledgeFrom(events[0]!))).toEqual(whole);
      }),
    );
  });

  it('comes to the same in steps as at once', () => {
    fc.assert(
      fc.property(anyTale, fc.nat(), (events, anywhere) => {
        const early = contributionsOf(knownOf(events.slice(0, 1 + (anywhere % events.length))));
        const late = contributionsOf(knownOf(events));
        const inSteps = cellChanges([
          { before: [], after: early },
          { before: early, after: late },
        ]);
        expect(inSteps).toEqual(cellChanges([{ before: [], after: late }]));
      }),
    );
  });

  it('is not changed by an exclusion in any raw figure, and leaves nothing of the case in an adjusted one', () => {
    fc.assert(
      fc.property(fc.array(anyTale, { minLength: 1, maxLength: 4 }), (tales) => {
        const [first] = tales as [TellingEvent[]];
        const { caseId, caseNumber } = first[0]!.payload;
        const before = tales.flat();
        const after = [...before, excluded(caseId, caseNumber)];
        expect(totals(after)).toEqual(totals(before));
        const others = tales.slice(1).flat();
        expect(totals(after, ({ isExcluded }) => !isExcluded)).toEqual(totals(others, ({ isExcluded }) => !isExcluded));
      }),
    );
  });

  it('goes on under the successor of a bureau, with what a merger does not touch under the bureau that it was under', () => {
    const assigned = assignedTo(old, 2);
    const merged = { predecessor: old, successor };
    const succeeded = step('bureau-succeeded', 3, { status: 'assigned', bureau: successor, ...merged });
    const taken = step('bureau-succeeded', 3, { status: 'triage', ...merged });
    const resolved = step('resolved', 4, { bureau: successor });
    const bureausAfter = (events: readonly TellingEvent[]) =>
      contributionsOf(knownOf(events)).flatMap(({ bureau, counts }) => (counts.had ? [] : bureau));
    expect(bureausAfter([opened, assigned])).toEqual([old.id]);
    expect(bureausAfter([opened, assigned, succeeded, resolved])).toEqual([successor.id, successor.id]);
    expect(bureausAfter([resolved, succeeded, assigned, opened])).toEqual([successor.id, successor.id]);
    expect(bureausAfter([opened, assigned, taken])).toEqual([old.id]);
  });

  it('never has more in a numerator than in its denominator, in any cell', () => {
    fc.assert(
      fc.property(anyTale, (events) => {
        const pairs = [
          ...Object.values(rates),
          ['early_satisfied', 'early_rated'],
          ['late_extended_satisfied', 'late_extended_rated'],
          ['reopened_satisfied', 'reopened_rated'],
          ['early_rated', 'rated'],
          ['late_extended_rated', 'rated'],
          ['reopened_rated', 'rated'],
        ] as const;
        for (const { counts } of cellsOf(events))
          for (const [part, whole] of pairs) expect(counts[part] ?? 0).toBeLessThanOrEqual(counts[whole] ?? 0);
        expect(totals(events).submitted).toBe(1);
      }),
    );
  });

  it('is for each bureau once that it had the case and once that it sent it back, whoever leads it now', () => {
    const [one, other] = [bureau('water'), bureau('heating')];
    const hadAfter = (...events: TellingEvent[]) =>
      Object.fromEntries(
        contributionsOf(knownOf([opened, ...events])).flatMap(({ bureau: id, counts }) =>
          counts.had ? [[id.slice(7), counts]] : [],
        ),
      );
    const [back, twice] = [
      { had: 1, returned: 1, returns: 1 },
      { had: 1, returned: 1, returns: 2 },
    ];
    const first = [assignedTo(one, 2), returnedBy(one, 3)];
    expect(hadAfter(assignedTo(one, 2))).toEqual({ water: { had: 1 } });
    expect(hadAfter(...first)).toEqual({ water: back });
    expect(hadAfter(...first, assignedTo(other, 4))).toEqual({ water: back, heating: { had: 1 } });
    expect(hadAfter(...first, assignedTo(one, 4))).toEqual({ water: back });
    expect(hadAfter(...first, assignedTo(one, 4), returnedBy(one, 5))).toEqual({ water: twice });
    const both = [...first, assignedTo(other, 4), returnedBy(other, 5), assignedTo(one, 6)];
    expect(hadAfter(...both)).toEqual({ water: back, heating: back });
    expect(hadAfter(returnedBy(one, 3))).toEqual({ water: back });
  });

  it('is for a bureau and for the one that it is merged into that it had the case, where it had it then', () => {
    const merged = { predecessor: old, successor };
    const succeeded = step('bureau-succeeded', 4, { status: 'assigned', bureau: successor, ...merged });
    const taken = step('bureau-succeeded', 4, { status: 'triage', ...merged });
    const hadBy = (events: readonly TellingEvent[]) =>
      contributionsOf(knownOf([opened, assignedTo(old, 2), ...events])).flatMap(({ bureau: id, counts }) =>
        counts.had ? id : [],
      );
    expect(hadBy([succeeded])).toEqual([old.id, successor.id]);
    expect(hadBy([taken])).toEqual([old.id]);
  });
});
