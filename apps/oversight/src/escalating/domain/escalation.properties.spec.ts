import fc from 'fast-check';
import { isWithin } from '#domain';
import { factsOf } from '../../known-cases/domain/case-facts.ts';
import { nothingKnown } from '../../known-cases/domain/known-case.ts';
import { causeOfInstruction } from './cause.ts';
import { actionsOf, decide } from './decide.ts';
import type { Escalation, Moved } from './escalation.ts';
import { homeProvince, levelOf } from './level.ts';
import { ended, goneOn, isAsking, placeOf, raised, takenAlong } from './move.ts';
import { shippedTerms as terms } from './policy.ts';
import { actorFor } from './who-may.ts';

const about = { caseId: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f', caseNumber: '20261123-0000042-7' };
const start = Date.UTC(2026, 10, 23, 8);
const hour = 3_600_000;
const regions = ['411681', '411625', '411600', '411000', '419001', homeProvince];
const region = fc.constantFrom(...regions);

/** What may happen to an escalation: an hour passes after which it may be due, nobody hears it, somebody acts, its case moves or ends. */
type Happening = (before: Escalation, now: Date) => Moved | undefined;

const overseer = region.map((regionCode) => ({ roles: ['supervisor'], regionCode }));
const head = fc
  .constantFrom('411681-taxation', '411600-taxation')
  .map((bureauId) => ({ roles: ['bureau-head'], bureauId }));
const bureau = fc.constantFrom('411681-taxation', '411600-taxation', undefined);
const command = fc.oneof(
  fc.constant({ kind: 'acknowledge' as const }),
  fc.record({
    kind: fc.constant('delegate' as const),
    reason: fc.constant('请核实'),
    regionCode: region,
    toBureauId: bureau,
  }),
  fc.integer({ min: -1, max: 200 }).map((hours) => ({ kind: 'snooze' as const, reason: '待付款', hours })),
);
const act = fc.tuple(fc.oneof(overseer, head), command).map(([staff, { ...wanted }]): Happening => (before, now) => {
  const until = 'hours' in wanted ? new Date(now.getTime() + wanted.hours * hour).toISOString() : '';
  const decision = decide(before, { ...wanted, until, version: before.version } as Parameters<typeof decide>[1], {
    ...{ by: actorFor(staff, before), terms, now },
  });
  return decision.outcome === 'carried-out' ? decision : undefined;
});
/** Somebody puts it off, or hands it on, in the last hour. */
const delaying = fc
  .tuple(
    fc.constantFrom(homeProvince, '411600'),
    fc.constantFrom('411681', '411625', '411600', undefined),
    fc.integer({ min: 1, max: 120 }),
  )
  .map(([reach, regionCode, hours]): Happening => (before, now) => {
    const { version } = before;
    const until = new Date(now.getTime() + hours * hour).toISOString();
    const decision = decide(
      before,
      regionCode
        ? { kind: 'delegate', version, reason: '请核实', regionCode }
        : { kind: 'snooze', version, reason: '待付款', until },
      { by: actorFor({ roles: ['supervisor'], regionCode: reach }, before), terms, now },
    );
    return decision.outcome === 'carried-out' ? decision : undefined;
  });
const tick: Happening = (before, now) =>
  before.answerBy !== undefined && before.answerBy <= now.toISOString()
    ? goneOn(before, 'unacknowledged', { terms, now })
    : undefined;
const silence: Happening = (before, now) => goneOn(before, 'unheard', { terms, now });
const caseEnds: Happening = (before, now) =>
  ended({ ...before, facts: { ...before.facts, ended: { at: now.toISOString(), because: 'resolved' } } }, now);
const caseMoves = region.map(
  (regionCode): Happening =>
    (before, now) =>
      takenAlong({ ...before, facts: { ...before.facts, regionCode } }, { terms, now }),
);
const happening = fc.oneof(
  { weight: 4, arbitrary: act },
  { weight: 4, arbitrary: fc.constant(tick) },
  { weight: 1, arbitrary: fc.constant(silence) },
  { weight: 1, arbitrary: fc.constant(caseEnds) },
  { weight: 2, arbitrary: caseMoves },
);
const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), happening), { maxLength: 30 });

function anEscalation(regionCode: string, urgent: boolean): Moved {
  const nothing = factsOf({ id: about.caseId, number: about.caseNumber, known: nothingKnown });
  const facts = { ...nothing, regionCode, urgent };
  const cause = causeOfInstruction('01936fb1-2d3e-7f40-9b5c-6d7e8f9a0b1c', {
    ...about,
    givenAt: new Date(start).toISOString(),
  });
  return raised('01936fa0-1c2d-7e3f-8a4b-5c6d7e8f9a0b', cause, facts, { terms, now: new Date(start) });
}

/** Lets it happen, each so many hours after the one before. @returns all steps, and when it was over */
function lived(first: Moved, life: readonly (readonly [number, Happening])[]) {
  const steps = [first];
  let now = start;
  for (const [hours, happens] of life) {
    now += hours * hour;
    const step = happens(steps.at(-1)!.after, new Date(now));
    if (step) steps.push(step);
  }
  return { steps, now };
}

describe('Whatever happens to an escalation', () => {
  const anyLife = fc.tuple(region, fc.boolean(), happenings);

  it('it either asks somebody, with a time at which it goes on, or somebody has it, or it is an alarm, or over', () => {
    fc.assert(
      fc.property(anyLife, ([place, urgent, life]) => {
        for (const { after } of lived(anEscalation(place, urgent), life).steps)
          expect(after.answerBy !== undefined).toBe(isAsking(after));
      }),
    );
  });

  it('it is never stuck and silent: left alone it is acknowledged, over or an alarm within five times', () => {
    fc.assert(
      fc.property(anyLife, ([place, urgent, life]) => {
        const { steps, now } = lived(anEscalation(place, urgent), life);
        const alone = Array.from({ length: 5 }, () => [31 * 24, tick] as const);
        const { after } = lived(steps.at(-1)!, [[(now - start) / hour, tick], ...alone]).steps.at(-1)!;
        expect(['acknowledged', 'ended', 'alarm']).toContain(after.state);
        if (after.state === 'alarm') expect(after.regionCode).toBe(homeProvince);
      }),
    );
  });

  it('it climbs or is an alarm within a bounded time, whatever is done about it, as long as nobody acknowledges it', () => {
    const { county, city, province, longestSnooze } = terms;
    const longest = 2 * Math.max(county.normal, city.normal, province.normal) + longestSnooze;
    fc.assert(
      fc.property(region, fc.array(delaying), (place, delays) => {
        let [since, now] = [start, start];
        let { after } = anEscalation(place, false);
        for (const acts of delays) {
          if (after.answerBy === undefined) break;
          const due = Date.parse(after.answerBy);
          expect((due - since) / hour).toBeLessThanOrEqual(longest);
          now = Math.max(now, due - hour);
          const put = acts(after, new Date(now));
          if (!put) since = now = due;
          after = (put ?? tick(after, new Date(due)))!.after;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('each step is one version more, and what is over stays over', () => {
    fc.assert(
      fc.property(anyLife, ([place, urgent, life]) => {
        const { steps } = lived(anEscalation(place, urgent), life);
        expect(steps.map(({ after }) => after.version)).toEqual(steps.map((_, index) => index + 1));
        expect(steps.slice(0, -1).filter(({ after }) => after.state === 'ended')).toEqual([]);
        expect(actionsOf({ ...steps[0]!.after, state: 'ended' })).toEqual([]);
      }),
    );
  });

  it('it is with somebody in whose region its case is, unless somebody handed it elsewhere since the case came there', () => {
    fc.assert(
      fc.property(anyLife, ([place, urgent, life]) => {
        let handedElsewhere = false;
        for (const { after, fact } of lived(anEscalation(place, urgent), life).steps) {
          const isThere = isWithin(placeOf(after), after.regionCode);
          if (fact.kind === 'delegated') handedElsewhere = !isThere;
          if (fact.kind === 'climbed' && fact.because === 'case-moved') handedElsewhere = false;
          expect(isThere || handedElsewhere).toBe(true);
        }
      }),
    );
  });

  it('who acts has it in his reach, and hands it no further than that', () => {
    fc.assert(
      fc.property(anyLife, ([place, urgent, life]) => {
        const { steps } = lived(anEscalation(place, urgent), life);
        for (const { after, fact } of steps) {
          if (fact.kind !== 'delegated') continue;
          expect(after.regionCode.startsWith(fact.by.regionCode.replace(/(00)+$/, ''))).toBe(true);
          expect(levelOf(after.regionCode) !== levelOf(fact.by.regionCode) || fact.toBureauId !== undefined).toBe(true);
        }
      }),
    );
  });
});
