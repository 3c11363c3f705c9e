import fc from 'fast-check';
import { v7 } from 'uuid';
import type { CaseBureauSucceeded } from '#contracts';
import { formatCaseNumber } from '#domain';
import { anyHistory } from '../../test/any-history.ts';
import { type Asker, type OversightUnderTest, oversightUnderTest } from '../../test/oversight-under-test.ts';
import { factsOf } from '../known-cases/domain/case-facts.ts';
import type { CaseStep, CaseStepType } from '../known-cases/domain/case-step.ts';
import { knownCases } from '../known-cases/domain/known-case.ts';
import type { ExclusionView } from './exclusions.dto.ts';

const caseNumber = formatCaseNumber(new Date('2026-11-01T04:00:00Z'), 77);
const head: Asker = { role: 'bureau-head', bureau: '411681-urban-management', region: '411681', subject: 'head-1' };
const ofHead = { id: '411681-urban-management', name: '城市管理局', regionCode: '411681' };
const county: Asker = { role: 'supervisor', region: '411681' };
const city: Asker = { role: 'supervisor', region: '411600' };
const request = { caseNumber, ground: 'force-majeure', reason: '当日暴雨断路', evidence: ['豫气函〔2026〕12号'] };
const decision = { explanation: '气象证明属实' };

/** A case that the bureau leads, and that is no complaint about it. */
function life(): CaseStep[] {
  const found = fc
    .sample(anyHistory, 400)
    .filter((steps) => steps.every(({ type }) => type !== 'xinqiao.case.complained-of.v1'))
    .find((steps) => knownCases(steps).some((known) => factsOf(known).lead?.id === head.bureau));
  return found!.map(({ type, payload }) => ({ type, payload: Object.assign({}, payload, { caseNumber }) }) as CaseStep);
}

describe('leaving a case out of the rates of its bureau', () => {
  let oversight: OversightUnderTest;
  beforeAll(async () => {
    oversight = await oversightUnderTest();
  });
  afterAll(() => oversight.close());
  let steps: CaseStep[];
  beforeEach(async () => {
    await oversight.clear();
    steps = life();
    await oversight.feed(steps);
  });

  /** To the case, after all that its life held. */
  const happens = (type: CaseStepType, says: object, caseVersion = 90) => {
    const base = { caseId: steps[0]!.payload.caseId, caseNumber, caseVersion, occurredAt: '2026-12-01T00:00:00.000Z' };
    return oversight.feed([{ type, payload: { ...base, ...says } } as CaseStep]);
  };

  const asked = async () => (await oversight.post('/api/exclusions', request, head)).body as unknown as ExclusionView;
  const decide = (id: string, what: 'approve' | 'refuse', by: Asker) =>
    oversight.post(`/api/exclusions/${id}/${what}`, decision, by);

  it('is asked for by the head of the lead bureau, and decided by the level above', async () => {
    const { id, state, bureau } = await asked();
    expect({ state, bureau: bureau.id }).toEqual({ state: 'asked', bureau: head.bureau });
    const listed = (await oversight.get('/api/exclusions?region=411600', city)).json<{ entries: ExclusionView[] }>();
    expect(listed.entries.map((entry) => entry.id)).toEqual([id]);
    expect(await decide(id, 'approve', city)).toMatchObject({ status: 200, body: { state: 'approved' } });
    expect(await oversight.announced()).toMatchObject([
      { type: 'xinqiao.case.excluded.v1', payload: { caseNumber, exclusionId: id, explanation: '气象证明属实' } },
    ]);
  });

  it('is not decided by the bureau’s own place, nor by who has asked', async () => {
    const { id } = await asked();
    expect(await decide(id, 'approve', county)).toMatchObject({ status: 403 });
    expect(await decide(id, 'approve', { ...city, subject: 'head-1' })).toMatchObject({ status: 403 });
    expect(await decide(id, 'refuse', { ...city, region: '411000' })).toMatchObject({ status: 403 });
    expect(await oversight.announced()).toEqual([]);
  });

  it('is not asked for by another bureau, nor of a case that there is not', async () => {
    const other = { ...head, bureau: '411681-taxation' };
    expect(await oversight.post('/api/exclusions', request, other)).toMatchObject({ status: 403 });
    const unknown = { ...request, caseNumber: formatCaseNumber(new Date(), 1) };
    expect(await oversight.post('/api/exclusions', unknown, head)).toMatchObject({ status: 404 });
  });

  it('is not asked for by a bureau that has sent the case back, though nobody leads it yet', async () => {
    await happens('xinqiao.case.returned.v1', { bureau: ofHead, sentTo: 'triage', reason: '不属本单位职责' });
    expect(await oversight.post('/api/exclusions', request, head)).toMatchObject({ status: 403 });
  });

  it.each([
    ['xinqiao.case.resolved.v1', { visibility: 'public', text: '已核实' }],
    ['xinqiao.case.closed.v1', { because: 'window-passed' }],
    ['xinqiao.case.declined.v1', { explanation: '已由法院立案' }],
    ['xinqiao.case.withdrawn.v1', {}],
    ['xinqiao.case.merged.v1', { into: { caseId: v7(), caseNumber: '20261122-0000017-4' }, reason: '同一事项' }],
  ] as const)('is asked for by the bureau that led the case when it came to its end: %s', async (type, says) => {
    await happens(type, { bureau: ofHead, ...says });
    expect((await asked()).bureau).toEqual(ofHead);
  });

  it('is asked for by the successor of the lead bureau, and not by the lead of a complaint about itself', async () => {
    const successor = { ...ofHead, id: '411681-city-services' };
    const succeeded = (says: Pick<CaseBureauSucceeded, 'status' | 'bureau' | 'about'>, version: number) =>
      happens('xinqiao.case.bureau-succeeded.v1', { predecessor: ofHead, successor, ...says }, version);
    await succeeded({ status: 'in-progress', bureau: ofHead, about: [ofHead, successor] }, 98);
    expect(await oversight.post('/api/exclusions', request, head)).toMatchObject({ status: 403 });
    await succeeded({ status: 'in-progress', bureau: successor, about: [] }, 99);
    expect(await oversight.post('/api/exclusions', request, head)).toMatchObject({ status: 403 });
    expect(await oversight.post('/api/exclusions', request, { ...head, bureau: successor.id })).toMatchObject({
      body: { bureau: { id: successor.id } },
    });
  });

  it('is asked for once, and again only after a refusal', async () => {
    const { id } = await asked();
    expect(await oversight.post('/api/exclusions', request, head)).toMatchObject({
      status: 409,
      body: { code: 'exclusion-exists' },
    });
    await decide(id, 'refuse', city);
    const own = (await oversight.get(`/api/bureaus/${head.bureau}/exclusions`, head)).json<{
      entries: ExclusionView[];
    }>();
    expect(own.entries).toMatchObject([{ id, state: 'refused', explanation: '气象证明属实' }]);
    expect(await oversight.announced()).toMatchObject([{ type: 'xinqiao.case.exclusion-refused.v1' }]);
    expect((await asked()).state).toBe('asked');
  });

  it('is decided once, whoever decides at the same moment', async () => {
    const { id } = await asked();
    const outcomes = await oversight.whileHeld(id, () => [decide(id, 'approve', city), decide(id, 'refuse', city)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await oversight.announced()).toHaveLength(1);
  });

  it.each([
    [{ evidence: [] }, 'evidence'],
    [{ evidence: Array.from({ length: 11 }, () => '附件') }, 'evidence'],
    [{ ground: 'bad-weather' }, 'ground'],
    [{ reason: ' ' }, 'reason'],
  ])('needs a ground, a reason and evidence: %j', async (part, field) => {
    const { status, body } = await oversight.post('/api/exclusions', { ...request, ...part }, head);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});
