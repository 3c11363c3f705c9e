import fc from 'fast-check';
import { v7 } from 'uuid';
import { formatCaseNumber } from '#domain';
import { shuffled } from '../../test/any-history.ts';
import { type OversightUnderTest, oversightUnderTest, provincial } from '../../test/oversight-under-test.ts';
import { rebuildFromArchive } from '../following/rebuild-from-archive.ts';
import { knownCases } from '../known-cases/domain/known-case.ts';
import type { TellingEvent } from '../known-cases/domain/telling-event.ts';
import { openGeneration, promoteGeneration } from '../known-cases/generations.ts';
import { contributionsOf } from './domain/contributions.ts';
import { expectedBreaches } from './domain/forecast.ts';
import type { Counts } from './domain/measures.ts';
import { namesIn } from './domain/names.ts';
import { added } from './domain/rates.ts';
import type { Forecast } from './rates.dto.ts';

const dayMs = 86_400_000;
const bureaus = ['411681', '411600', '410100'].map((regionCode) => ({
  ...{ id: `${regionCode}-housing`, name: `${regionCode}住建局`, regionCode },
}));
type Bureau = (typeof bureaus)[number];

/** What has become of a case since it was assigned, and how many days later its deadline is for it; undefined where no clock of it runs. */
const fates = {
  waits: 0,
  isExtended: 10,
  isMoved: 3,
  isGivenAway: 0,
  isTakenUpAgain: 0,
  isTakenUpAfterDecline: 6,
  isResumed: 5,
  isUnmerged: 4,
  isSucceeded: 0,
  isSucceededElsewhere: 0,
  isUnassigned: undefined,
  isResolved: undefined,
  isSuspended: undefined,
  isWithdrawn: undefined,
  isDeclined: undefined,
  isMerged: undefined,
  isThanksAfterAll: undefined,
} as const;

/** One case as the spec tells it. Days are counted from the moment of asking, negative before it. */
interface Tale {
  readonly lead: Bureau;
  readonly other: Bureau;
  readonly place?: string;
  readonly start: number;
  readonly term: number;
  readonly fate: keyof typeof fates;
}

const tenthsOfDays = (min: number, max: number) => fc.integer({ min: 10 * min, max: 10 * max }).map((n) => n / 10);
const anyTale: fc.Arbitrary<Tale> = fc.record({
  lead: fc.constantFrom(...bureaus),
  other: fc.constantFrom(...bureaus),
  place: fc.constantFrom(undefined, '411681', '411624', '410105'),
  start: tenthsOfDays(-30, 1),
  term: tenthsOfDays(0, 40),
  fate: fc.constantFrom(...(Object.keys(fates) as (keyof typeof fates)[])),
});

describe('The forecast of breaches among generated cases', () => {
  let oversight: OversightUnderTest;
  beforeAll(async () => {
    oversight = await oversightUnderTest();
  });
  afterAll(() => oversight.close());

  it('is what a reckoning case by case comes to, in whatever order and how often they were told, and after a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTale, { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat(), { minLength: 300, maxLength: 300 }),
        fc.record({ size: fc.integer({ min: 1, max: 40 }), isWhileRebuilt: fc.boolean() }),
        async (tales, ranks, { size, isWhileRebuilt }) => {
          await oversight.clear();
          const building = isWhileRebuilt ? await openGeneration(oversight.dataSource) : undefined;
          const now = Date.now();
          const told = tales.flatMap((tale, n) => eventsOf(tale, n, now));
          const events = shuffled([...told, ...told.slice(0, ranks[0]! % told.length)], ranks);
          for (let at = 0; at < events.length; at += size) await oversight.feed(events.slice(at, at + size));
          const compareAll = async () => {
            for (const region of ['410000', '411600']) await compare(region, tales, told, now);
          };
          await compareAll();
          if (building !== undefined) {
            await promoteGeneration(oversight.dataSource, building);
            await compareAll();
          }
          await rebuildFromArchive(oversight.dataSource);
          await compareAll();
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });

  async function compare(region: string, tales: readonly Tale[], told: readonly TellingEvent[], now: number) {
    const answer = await oversight.get(`/api/figures/forecast?region=${region}`, provincial);
    const { at, bureaus: forecast } = answer.json<Omit<Forecast, 'at'> & { at: string }>();
    const open = Map.groupBy(
      tales.flatMap((tale) => openOf(tale, region, now)),
      ({ id }) => id,
    );
    const record = recordOf(told, region);
    const names = namesIn(told).filter(({ what }) => what === 'bureau');
    const whole = [...record.values()].reduce(added, {});
    const reckoned = [...open].map(([id, cases]) => {
      const tenths = cases.map((one) => tenthOf(one, Date.parse(at)));
      const overdue = tenths.filter((tenth) => tenth === 10).length;
      const byTenth = Array.from({ length: 10 }, (_, tenth) => tenths.filter((one) => one === tenth).length);
      const name = names.find(({ code }) => code === id)?.name;
      const breaches = expectedBreaches(byTenth, record.get(id) ?? {}, whole);
      return { bureauId: id, name, open: cases.length, overdue, expectedBreaches: breaches };
    });
    const byId = (one: { bureauId?: string }, other: { bureauId?: string }) =>
      (one.bureauId ?? '') < (other.bureauId ?? '') ? -1 : 1;
    expect([...forecast].sort(byId)).toEqual(reckoned.sort(byId));
  }
});

interface OpenCase {
  readonly id: string;
  readonly from: number;
  readonly by: number;
}

const othersCases: readonly Tale['fate'][] = ['isGivenAway', 'isSucceeded', 'isSucceededElsewhere'];

/** The case where it is open in a region: whose it is, and its term. */
function openOf({ lead, other, place, start, term, fate }: Tale, region: string, now: number): OpenCase[] {
  const later = fates[fate];
  const stands = fate === 'isSucceededElsewhere' ? other.regionCode : (place ?? lead.regionCode);
  if (later === undefined || !stands.startsWith(region.replace(/(00)+$/, ''))) return [];
  const id = othersCases.includes(fate) ? other.id : lead.id;
  return [{ id, from: now + start * dayMs, by: now + (start + term + later) * dayMs }];
}

/** 0 to 9; 10 past the deadline. */
function tenthOf({ from, by }: OpenCase, at: number): number {
  if (by <= at) return 10;
  return Math.max(0, Math.min(9, Math.floor((10 * (at - from)) / (by - from))));
}

/** What each bureau did, by what its cases add to figures. */
function recordOf(told: readonly TellingEvent[], region: string): ReadonlyMap<string, Counts> {
  const inRegion = knownCases(told)
    .flatMap(({ known }) => contributionsOf(known))
    .filter((one) =>
      region === '410000' ? one.region === '' || one.region.startsWith('41') : one.region.startsWith('4116'),
    );
  const ofEach = Map.groupBy(inRegion, ({ bureau }) => bureau);
  return new Map([...ofEach].map(([id, all]) => [id, all.map(({ counts }) => counts).reduce(added, {})]));
}

function eventsOf({ lead, other, place, start, term, fate }: Tale, n: number, now: number): TellingEvent[] {
  const about = { caseId: v7(), caseNumber: formatCaseNumber(new Date('2026-11-23T04:00:00Z'), n + 1) };
  const moment = (days: number) => new Date(now + days * dayMs).toISOString();
  const clocks = (later = 0, stopped?: number) => [
    {
      ...{ clock: 'resolve', startedAt: moment(start), deadline: moment(start + term + later) },
      ...{ term: { amount: 15, unit: 'working-days' }, policyVersion: 1, calendarVersion: 1 },
      ...(stopped === undefined ? {} : { stoppedAt: moment(stopped) }),
    },
  ];
  const jurisdiction = place === undefined ? undefined : { code: place, name: '某地' };
  const stays = { code: place ?? lead.regionCode, name: '某地' };
  const given = { coHandling: [], urgent: false, assignedBy: 'router', reasons: ['属地'] };
  const reply = { bureau: lead, visibility: 'public', text: '已办结' };
  const waiting = { bureau: lead, waitingFor: 'citizen', reason: '待补充材料', until: moment(9) };
  const opened = ['opened', { channel: 'web', submittedAt: moment(Math.min(0, start)) }] as const;
  const assigned = ['assigned', { lead, jurisdiction, ...given, clocks: clocks() }] as const;
  const resolved = ['resolved', { ...reply, clocks: clocks(0, start + term / 2) }] as const;
  const suspended = ['suspended', { ...waiting, clocks: clocks(0, 0) }] as const;
  const returned = ['returned', { bureau: lead, sentTo: 'triage', reason: '职责', clocks: clocks() }] as const;
  const declined = ['declined', { bureau: lead, explanation: '已由法院立案', clocks: clocks(0, 0) }] as const;
  const target = { caseId: v7(), caseNumber: formatCaseNumber(new Date('2026-11-22T04:00:00Z'), n + 1) };
  const merged = ['merged', { into: target, bureau: lead, reason: '同一事项' }] as const;
  const succeeded = { status: 'in-progress', bureau: other, predecessor: lead, successor: other };
  const again = { status: 'in-progress', bureau: lead, reopenedBy: 'citizen', reason: '未解决', reopenings: 1 };
  const steps = {
    isUnassigned: [opened],
    waits: [opened, assigned],
    isMoved: [opened, assigned],
    isResolved: [opened, assigned, resolved],
    isSuspended: [opened, assigned, suspended],
    isWithdrawn: [opened, assigned, ['withdrawn', { bureau: lead }]],
    isExtended: [opened, assigned, ['extended', { bureau: lead, days: 10, clocks: clocks(fates.isExtended) }]],
    isResumed: [
      opened,
      assigned,
      suspended,
      ['resumed', { bureau: lead, suspendedAt: moment(0), clocks: clocks(fates.isResumed) }],
    ],
    isTakenUpAgain: [opened, assigned, resolved, ['reopened', { ...again, clocks: clocks() }]],
    isGivenAway: [
      ...[opened, assigned, returned],
      ['assigned', { lead: other, jurisdiction: stays, ...given, clocks: clocks() }],
    ],
    isDeclined: [opened, assigned, declined],
    isTakenUpAfterDecline: [
      ...[opened, assigned, declined],
      ['reopened', { status: 'triage', reopenedBy: 'supervisor', reason: '应当受理', reopenings: 1 }],
      ['assigned', { lead, jurisdiction, ...given, clocks: clocks(fates.isTakenUpAfterDecline) }],
    ],
    isMerged: [opened, assigned, merged],
    isUnmerged: [
      ...[opened, assigned, merged],
      [
        'unmerged',
        { status: 'assigned', bureau: lead, from: target, reason: '并非同一', clocks: clocks(fates.isUnmerged) },
      ],
    ],
    isSucceeded: [opened, assigned, ['bureau-succeeded', succeeded]],
    isSucceededElsewhere: [
      ...[opened, assigned],
      ['bureau-succeeded', { ...succeeded, jurisdiction: { code: other.regionCode, name: '某地' } }],
    ],
    isThanksAfterAll: [
      ...[opened, assigned, returned],
      ['assigned', { lead, jurisdiction, ...given, kind: 'thanks', clocks: clocks(0, 0) }],
    ],
  } satisfies Record<keyof typeof fates, readonly (readonly [string, object])[]>;
  const told = steps[fate].map(([step, says], index) => ({
    type: `xinqiao.case.${step}.v1`,
    payload: { ...about, caseVersion: index + 1, occurredAt: moment(-0.1 + index / 100), ...(says as object) },
  }));
  const moved = { ...about, clocks: clocks(fates.isMoved), occurredAt: moment(0) };
  const beside = fate === 'isMoved' ? [{ type: 'xinqiao.clock.deadlines-moved.v1', payload: moved }] : [];
  return [...told, ...beside] as TellingEvent[];
}
