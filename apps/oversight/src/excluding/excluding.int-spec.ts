import fc from 'fast-check';
import type { CaseBureauSucceeded } from '#contracts';
import { formatCaseNumber } from '#domain';
import { anyHistory } from '../../test/any-history.ts';
import { type Asker, type OversightUnderTest, oversightUnderTest } from '../../test/oversight-under-test.ts';
import type { CaseStep } from '../known-cases/domain/case-step.ts';
import type { ExclusionView } from './exclusions.dto.ts';

const caseNumber = formatCaseNumber(new Date('2026-11-01T04:00:00Z'), 77);
const head: Asker = { role: 'bureau-head', bureau: '411681-urban-management', region: '411681', subject: 'head-1' };
const county: Asker = { role: 'supervisor', region: '411681' };
const city: Asker = { role: 'supervisor', region: '411600' };
const request = { caseNumber, ground: 'force-majeure', reason: '当日暴雨断路', evidence: ['豫气函〔2026〕12号'] };
const decision = { explanation: '气象证明属实' };

/** A case that the bureau leads, and that is no complaint about it. */
function life(): CaseStep[] {
  const found = fc
    .sample(anyHistory, 400)
    .filter((steps) => steps.every(({ type }) => type !== 'xinqiao.case.complained-of.v1'))
    .find((steps) => steps.findLast(({ payload }) => 'lead' in payload && payload.lead.id === head.bureau));
  return found!.map(({ type, payload }) => ({ type, payload: Object.assign({}, payload, { caseNumber }) }) as CaseStep);
}

describe('leaving a case out of the rates of its bureau', () => {
  let oversight: OversightUnderTest;
  beforeAll(async () => {
    oversight = await oversightUnderTest();
  });
  afterAll(() => oversight.close());
  beforeEach(async () => {
    await oversight.clear();
    await oversight.feed(life());
  });

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

  it('is asked for by the successor of the lead bureau, and not by the lead of a complaint about itself', async () => {
    const steps = life();
    await oversight.clear();
    await oversight.feed(steps);
    const predecessor = { id: '411681-urban-management', name: '城市管理局', regionCode: '411681' };
    const bureau = { ...predecessor, id: '411681-city-services' };
    const { caseId } = steps[0]!.payload;
    const happens = (caseVersion: number, says: Pick<CaseBureauSucceeded, 'status' | 'bureau' | 'about'>) => {
      const merged = { caseId, caseNumber, caseVersion, occurredAt: '2026-12-01T00:00:00.000Z' };
      const payload = { ...merged, predecessor, successor: bureau, ...says };
      return oversight.feed([{ type: 'xinqiao.case.bureau-succeeded.v1', payload }]);
    };
    const successor = { ...head, bureau: bureau.id };
    await happens(98, { status: 'triage', about: [predecessor, bureau] });
    expect(await oversight.post('/api/exclusions', request, head)).toMatchObject({ status: 403 });
    await happens(99, { status: 'in-progress', bureau, about: [] });
    expect(await oversight.post('/api/exclusions', request, head)).toMatchObject({ status: 403 });
    expect(await oversight.post('/api/exclusions', request, successor)).toMatchObject({
      body: { bureau: { id: bureau.id } },
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
