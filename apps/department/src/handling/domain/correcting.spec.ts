import fc from 'fast-check';
import type { Bureau } from '#contracts';
import { isWithin } from '#domain';
import { carriedOut, noon, unopened } from '../../../test/one-case.ts';
import { officer, supervisor, sureProposal } from '../../../test/samples.ts';
import type { OpenedCase } from './case-state.ts';
import type { Command } from './command.ts';
import { subjectWith } from './correcting.ts';
import { decide } from './decide.ts';

const regions = ['410000', '411600', '411681', '411602', '410100', '410102', '419000', '419001'];
const anyRegion = fc.constantFrom(...regions);
const anyBureau = fc
  .record({ regionCode: anyRegion, slug: fc.constantFrom('housing', 'justice', 'health') })
  .map(({ regionCode, slug }): Bureau => ({ id: `${regionCode}-${slug}`, name: '某局', regionCode }));

/** Where a case belongs once it is with this bureau. */
const ruled = (before: string | undefined, { regionCode }: Bureau): string =>
  before !== undefined && isWithin(before, regionCode) ? before : regionCode;

/** A case as the router leaves it that is not sure of it. */
function onDesk(jurisdiction: string | undefined, hint: string | undefined): OpenedCase {
  const opened = carriedOut(unopened, { kind: 'submit', channel: 'web', submittedAt: noon, regionHint: hint }).state;
  const place = jurisdiction === undefined ? undefined : { code: jurisdiction, name: '某地' };
  return carriedOut(opened, { kind: 'route', proposal: { ...sureProposal, sure: false, jurisdiction: place } }).state;
}

interface Way {
  readonly state: OpenedCase;
  /** Where the events say that it is, as far as they do. */
  readonly told?: string;
}

/** What is done: people or a merger give the case to this bureau, and it sends it back. */
function givenTo(before: Way, lead: Bureau): { readonly with: Way; readonly after: Way } {
  const { version, status } = before.state;
  const by = status === 'arbitration' ? supervisor : officer;
  const kind = status === 'arbitration' ? 'arbitrate' : 'assign';
  const given = step(before, { kind, by, version, lead, coHandling: [], reason: '依职责' });
  const handler = { subject: 'h', roles: ['handler'], bureauId: lead.id };
  const back = { kind: 'return', by: handler, version: given.state.version, reason: '非本单位', dutyLine: '无' };
  const isLast = given.state.returns === 3;
  return { with: given, after: isLast ? given : step(given, back as Command) };
}

function step({ state, told }: Way, command: Command): Way {
  const decision = decide(state, command, new Date());
  if (decision.outcome === 'refused') throw new Error(`${command.kind}: ${decision.because}`);
  const last = decision.facts.findLast(({ payload }) => 'jurisdiction' in payload && payload.jurisdiction);
  const { jurisdiction } = (last?.payload ?? {}) as { jurisdiction?: { code: string } };
  return { state: decision.state, told: jurisdiction?.code ?? told };
}

describe('The region of a case that comes to a bureau', () => {
  it('stays where the bureau answers for it, and else is the bureau’s, by whomever it is given how often', () => {
    fc.assert(
      fc.property(
        fc.option(anyRegion, { nil: undefined }),
        fc.option(anyRegion, { nil: undefined }),
        fc.array(anyBureau, { minLength: 1, maxLength: 4 }),
        fc.array(anyBureau, { maxLength: 2 }),
        (jurisdiction, hint, leads, successors) => {
          let way: Way = { state: onDesk(jurisdiction, hint), told: jurisdiction ?? hint };
          let expected = jurisdiction ?? hint;
          for (const [index, lead] of leads.entries()) {
            expected = ruled(expected, lead);
            const given = givenTo(way, lead);
            expect(given.with.state.regionCode).toBe(expected);
            expect(given.with.told).toBe(expected);
            way = index === leads.length - 1 ? given.with : given.after;
          }
          for (const successor of successors) {
            const { lead } = way.state as { lead?: Bureau };
            if (!lead || lead.id === successor.id) continue;
            expected = ruled(expected, successor);
            way = step(way, { kind: 'succeed', predecessor: lead, successor });
            expect(way.state.regionCode).toBe(expected);
            expect(way.told).toBe(expected);
          }
        },
      ),
    );
  });

  it('is that which is named, where one is', () => {
    const state = onDesk('410100', undefined);
    const lead = { id: '411600-housing', name: '周口市住房和城乡建设局', regionCode: '411600' };
    const corrected = { region: { code: '411681', name: '项城市' } };
    const command = { kind: 'assign', by: officer, version: 2, lead, coHandling: [], corrected } as const;
    expect(carriedOut(state, command)).toMatchObject({
      state: { regionCode: '411681', classification: { jurisdiction: corrected.region } },
      facts: [
        { payload: { jurisdiction: corrected.region, corrections: [{ of: 'region', from: '410100', to: '411681' }] } },
      ],
    });
  });

  it('is called as the directory calls it, and by its code while nobody has said how', () => {
    const lead = { id: '411602-housing', name: '某局', regionCode: '411602' };
    const before = { classification: { urgent: false }, regionCode: '411681' };
    expect(subjectWith(before, { lead, leadRegionName: '川汇区' }).classification.jurisdiction).toEqual({
      code: '411602',
      name: '川汇区',
    });
    expect(subjectWith(before, { lead }).classification.jurisdiction).toEqual({ code: '411602', name: '411602' });
  });

  it('does not follow a bureau that only helps', () => {
    const lead = { id: '411681-housing', name: '某局', regionCode: '411681' };
    const helper = { id: '411681-justice', name: '某局', regionCode: '411681' };
    const successor = { id: '410100-justice', name: '某局', regionCode: '410100' };
    const given = { kind: 'assign', by: officer, version: 2, lead, coHandling: [helper] } as const;
    const assigned = carriedOut(onDesk('411681', undefined), given).state;
    const { state, facts } = carriedOut(assigned, { kind: 'succeed', predecessor: helper, successor });
    expect(state).toMatchObject({ regionCode: '411681', coHandling: [successor] });
    expect(facts).toMatchObject([{ payload: { jurisdiction: undefined } }]);
  });
});

describe('What who assigns a case says otherwise', () => {
  const lead = { id: '411681-housing', name: '项城市住房和城乡建设局', regionCode: '411681' };
  const desk = onDesk('411681', undefined);
  const assign = { kind: 'assign', by: officer, version: 2, lead, coHandling: [] } as const;

  it('is how the case is from then on, and is told with what had been said before', () => {
    const corrected = {
      kind: 'help',
      urgent: true,
      function: 'housing',
      matter: { code: 'leaking-roof', name: '房屋漏水' },
    } as const;
    const { kind, urgent, function: duty, matter } = corrected;
    const { state, facts } = carriedOut(desk, { ...assign, corrected });
    expect(state).toMatchObject({ classification: { kind, urgent, function: duty, matter }, regionCode: '411681' });
    expect(facts).toMatchObject([{ payload: { kind, urgent, function: duty, matter } }]);
    expect(facts[0]?.payload).toHaveProperty('corrections', [
      { of: 'kind', from: 'complaint', to: 'help' },
      { of: 'urgent', from: 'false', to: 'true' },
      { of: 'function', from: 'labour-inspection', to: 'housing' },
      { of: 'matter', from: 'unpaid-wages', to: 'leaking-roof' },
    ]);
  });

  it('is nothing where it is the same, or is not said', () => {
    for (const corrected of [undefined, {}, { kind: 'complaint', urgent: false } as const]) {
      const { state, facts } = carriedOut(desk, { ...assign, corrected });
      expect(state).toMatchObject({ classification: { kind: 'complaint', urgent: false } });
      expect(facts).toMatchObject([{ payload: { kind: 'complaint', corrections: undefined } }]);
    }
  });
});
