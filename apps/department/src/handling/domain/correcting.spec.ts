import fc from 'fast-check';
import type { Bureau } from '#contracts';
import { isWithin } from '#domain';
import { carriedOut, noon, unopened } from '../../../test/one-case.ts';
import { handlerAt, officer, officerOf, supervisor, sureProposal } from '../../../test/samples.ts';
import type { CaseState, OpenedCase } from './case-state.ts';
import type { Command } from './command.ts';
import { subjectWith } from './correcting.ts';
import { decide } from './decide.ts';
import { speaksFor } from './who-may.ts';

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
  it('stays where the bureau answers for it, and else is the bureau’s until that sends it back, by whomever it is given how often', () => {
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
            const home = expected;
            expected = ruled(expected, lead);
            const given = givenTo(way, lead);
            expect(given.with.state.regionCode).toBe(expected);
            expect(given.with.told).toBe(expected);
            if (index === leads.length - 1) way = given.with;
            else {
              // Of one that belonged nowhere it is known now where it was sent.
              expected = home ?? expected;
              way = given.after;
              expect(way.state.regionCode).toBe(expected);
              expect(way.told).toBe(expected);
            }
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

  describe('that goes along with its lead to another one', () => {
    const desk = onDesk('411681', undefined);
    const county = { code: '411681', name: '某地' };
    const elsewhere = { id: '411602-housing', name: '川汇区住房和城乡建设局', regionCode: '411602' };
    const assign = (version: number, more: object = {}): Command => ({
      ...{ kind: 'assign', by: officer, version, lead: elsewhere, coHandling: [] },
      ...more,
    });
    const back = (version: number, bureau = elsewhere): Command => ({
      ...{ kind: 'return', by: handlerAt(bureau), version, reason: '不属本区', dutyLine: '无' },
    });
    const after = (...commands: Command[]) => {
      const [last, ...before] = commands.toReversed();
      const state = before.reduceRight<CaseState>((reached, command) => carriedOut(reached, command).state, desk);
      return carriedOut(state, last!);
    };

    it('is the former one again when that sends it back, by name and in what is told', () => {
      const { state, facts } = after(assign(2), back(3));
      expect(state).toMatchObject({ status: 'triage', regionCode: '411681', classification: { jurisdiction: county } });
      expect(facts).toMatchObject([{ payload: { jurisdiction: county } }]);
      expect(speaksFor('triage-officer', officerOf('411681'), state)).toBe(true);
    });

    it('is the former one again also after a merger, and where somebody else had it meanwhile', () => {
      const other = { id: '411602-justice', name: '川汇区司法局', regionCode: '411602' };
      const succeed: Command = { kind: 'succeed', predecessor: elsewhere, successor: other };
      const about: Command = { kind: 'name-complained-of', by: officer, version: 3, bureau: elsewhere, reason: '反映' };
      const ways = [
        [assign(2), succeed, back(4, other)],
        [assign(2), about, assign(4, { lead: other }), back(5, other)],
      ];
      for (const way of ways) expect(after(...way).state).toMatchObject({ status: 'triage', regionCode: '411681' });
      const first = { id: '411681-housing', name: '项城市住房和城乡建设局', regionCode: '411681' };
      const moved = [assign(2, { lead: first }), { ...succeed, predecessor: first } as Command, back(4, other)];
      expect(after(...moved).state).toMatchObject({ status: 'triage', regionCode: '411681' });
    });

    it('stays where somebody has said that it belongs there', () => {
      const corrected = { region: { code: '411602', name: '川汇区' } };
      const { state, facts } = after(assign(2, { corrected }), back(3));
      expect(state).toMatchObject({ status: 'triage', regionCode: '411602' });
      expect(facts).toMatchObject([{ payload: { jurisdiction: undefined } }]);
    });
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
