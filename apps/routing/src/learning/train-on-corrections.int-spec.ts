import { BatchContext } from '#messaging';
import { v7 as uuidv7 } from 'uuid';
import { figures } from '../../eval/score.ts';
import { judgeSet } from '../../eval/judge-set.ts';
import { beeMessages } from '../../test/bee-messages.ts';
import { cricketMessages } from '../../test/cricket-messages.ts';
import { fewSamples } from '../../test/few-samples.ts';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { catalogue, knowledge } from '../../test/routing-under-test.ts';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { lexiconOf } from '../deciding/domain/lexicon.ts';
import { lookAt } from '../deciding/domain/look-at-message.ts';
import { KeepPrecedents } from '../precedents/keep-precedents.ts';
import { read, type Reader } from '../reading/domain/reader.ts';
import { correctionsIn } from './corrections.ts';
import {
  isTrainingDue,
  keepReader,
  listReaders,
  pinToWork,
  putToWork,
  readerOf,
  unpin,
  versionAtWork,
} from './reader-table.ts';
import { trainOnCorrections } from './train-on-corrections.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;
type Step = Parameters<KeepPrecedents['keep']>[0][number];

const now = new Date('2026-11-24T00:00:00Z');
const learntFrom = { samples: 1, corrections: 0, lastPrecedent: '0', catalogueVersion: catalogue.version };
const lexicon = lexiconOf(catalogue);
const assigned = { coHandling: [], urgent: false, assignedBy: 'triage-officer', reasons: [] };
const returned = { sentTo: 'triage', reason: '不属本单位职责' };

const bureauOf = (slug: string) => ({ id: `410100-${slug}`, name: '郑州市某局', regionCode: '410100' });

/** Which share of messages a reader takes for matters of a function. */
const shareFound = (bodies: readonly string[], reader: Reader, functionCode = 'agriculture'): number =>
  bodies.filter((body) => {
    const { evidence } = lookAt({ subject: '', body, channel: 'hotline', month: 11 }, lexicon);
    return read(evidence, reader).functions[0]?.code === functionCode;
  }).length / bodies.length;

/** Of the development set. */
const functionRight = (known: typeof knowledge): number | undefined => figures(judgeSet('routing-dev', known)).function;

describe('learning from what people decided', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
    await keepReader(routing.dataSource.manager, knowledge.reader, learntFrom, now);
    await putToWork(routing.dataSource.manager, knowledge.reader.version);
  });
  afterEach(() => routing.close());

  const train = (from: Catalogue = fewSamples) => {
    const present = { reader: knowledge.reader, learntFrom };
    return trainOnCorrections(routing.dataSource.manager, from, present, now);
  };

  it('makes twenty corrections of a kind of matter that nothing tells of enough for the next twenty, and forgets nothing for it', async () => {
    const [taught, asked] = [cricketMessages.slice(0, 20), cricketMessages.slice(20)];
    const found = (reader: Reader) => shareFound(asked, reader, 'culture-tourism');
    expect(JSON.stringify([catalogue.matters, catalogue.expressions, catalogue.cues])).not.toMatch(/[蟋蟀]/);
    expect(found(knowledge.reader)).toBeLessThan(0.2);
    await correct(taught, '410100-culture-and-tourism');
    const { manager } = routing.dataSource;
    expect(await isTrainingDue(manager, now)).toBe(true);
    const { version, isAtWork, corrections, heldBack } = await train(catalogue);
    expect(await isTrainingDue(manager, now)).toBe(false);
    expect(isAtWork).toBe(true);
    expect([corrections, heldBack?.count]).toEqual([20, 20]);
    const reader = await readerOf(manager, version);
    expect(await versionAtWork(manager)).toBe(version);
    if (!reader) throw new Error('It was not kept.');
    expect(found(reader)).toBeGreaterThanOrEqual(0.9);
    const [before, after] = [knowledge.reader, reader].map((one) => functionRight({ ...knowledge, reader: one }));
    expect(after).toBeGreaterThanOrEqual((before ?? 1) - 0.005);
  }, 600_000);

  it('makes what bureaus send back evidence against them, and for whom they name', async () => {
    const { manager } = routing.dataSource;
    const toEnvironment = {
      bureau: bureauOf('ecology-and-environment'),
      suggested: bureauOf('agriculture-and-rural-affairs'),
    };
    await tell(beeMessages.slice(0, 20), [['xinqiao.case.returned.v1', { ...returned, ...toEnvironment }]]);
    expect(await isTrainingDue(manager, now)).toBe(true);
    const { version, isAtWork } = await train();
    const reader = await readerOf(manager, version);
    expect(isAtWork).toBe(true);
    expect(shareFound(beeMessages.slice(20), knowledge.reader)).toBeLessThan(0.7);
    expect(reader && shareFound(beeMessages.slice(20), reader)).toBeGreaterThanOrEqual(0.85);
  }, 300_000);

  it('hears of a return what people made of it', async () => {
    const [agriculture, environment] = [bureauOf('agriculture-and-rural-affairs'), bureauOf('ecology-and-environment')];
    const says = { ...returned, bureau: environment, suggested: agriculture };
    const back = ['xinqiao.case.returned.v1', says] as const;
    const again = ['xinqiao.case.returned.v1', { ...returned, bureau: agriculture, suggested: environment }] as const;
    const unknown = ['xinqiao.case.returned.v1', { ...returned, bureau: environment }] as const;
    const given = (lead: object) => ['xinqiao.case.assigned.v1', { ...assigned, lead }] as const;
    await tell(beeMessages.slice(0, 1), [back]);
    await tell(beeMessages.slice(1, 2), [back, given(agriculture)]);
    await tell(beeMessages.slice(2, 3), [back, given(environment)]);
    await tell(beeMessages.slice(3, 4), [back, again]);
    await tell(beeMessages.slice(4, 5), [unknown]);
    const { corrections } = await correctionsIn(routing.dataSource.manager, catalogue, lexicon, knowledge.reader);
    const learnt = corrections.map(({ example }) => [example.function, example.weight]).toReversed();
    expect(learnt).toEqual([
      ['agriculture', 2],
      ['agriculture', 6],
      ['ecology-environment', 4],
    ]);
  });

  it('hears what people said last of kind and urgency, also where a bureau has sent the case back since', async () => {
    const [agriculture, environment] = [bureauOf('agriculture-and-rural-affairs'), bureauOf('ecology-and-environment')];
    const says = (words: Record<string, unknown>) => {
      const corrections = Object.keys(words).map((of) => ({ of, to: 'x' }));
      return ['xinqiao.case.assigned.v1', { ...assigned, lead: agriculture, ...words, corrections }] as const;
    };
    const back = ['xinqiao.case.returned.v1', { ...returned, bureau: agriculture, suggested: environment }] as const;
    await tell(beeMessages.slice(0, 1), [says({ kind: 'help', urgent: true }), back, says({ kind: 'inquiry' })]);
    await tell(beeMessages.slice(1, 2), [says({ urgent: false }), back]);
    await tell(beeMessages.slice(2, 3), [says({})]);
    const { corrections } = await correctionsIn(routing.dataSource.manager, catalogue, lexicon, knowledge.reader);
    const learnt = corrections.map(({ example: { kind, urgent } }) => ({ kind, urgent })).toReversed();
    expect(learnt).toEqual([
      { kind: 'inquiry', urgent: true },
      { kind: undefined, urgent: false },
      { kind: undefined, urgent: undefined },
    ]);
  });

  it('makes a corrected kind enough for messages like it', async () => {
    const says = { ...assigned, lead: bureauOf('agriculture-and-rural-affairs') };
    const corrected = { ...says, kind: 'suggestion', corrections: [{ of: 'kind', from: 'help', to: 'suggestion' }] };
    await tell(beeMessages.slice(0, 20), [['xinqiao.case.assigned.v1', corrected]]);
    const { version } = await train();
    const reader = await readerOf(routing.dataSource.manager, version);
    const shareOf = (one: Reader) =>
      beeMessages.slice(20).filter((body) => {
        const { evidence } = lookAt({ subject: '', body, channel: 'hotline', month: 11 }, lexicon);
        return read(evidence, one).kinds[0]?.kind === 'suggestion';
      }).length / beeMessages.slice(20).length;
    expect(shareOf(knowledge.reader)).toBeLessThan(0.3);
    expect(reader && shareOf(reader)).toBeGreaterThanOrEqual(0.5);
  }, 300_000);

  it('keeps a reader that is no better, and does not put it to work', async () => {
    const { version, isAtWork } = await train();
    expect(isAtWork).toBe(false);
    const made = await listReaders(routing.dataSource.manager);
    expect(made.map((row) => row.version).toSorted()).toEqual([version, knowledge.reader.version].toSorted());
    expect(await versionAtWork(routing.dataSource.manager)).toBe(knowledge.reader.version);
  }, 300_000);

  it('can be taken back, and stays taken back however often it is trained, until that is said no more', async () => {
    await correct(beeMessages.slice(0, 20), '410100-agriculture-and-rural-affairs');
    const { manager } = routing.dataSource;
    const before = knowledge.reader.version;
    const { version } = await train();
    expect(await versionAtWork(manager)).toBe(version);
    expect(await pinToWork(manager, before)).toBe(true);
    expect(await versionAtWork(manager)).toBe(before);
    expect(await train()).toMatchObject({ version, isAtWork: false });
    expect(await versionAtWork(manager)).toBe(before);
    expect(await listReaders(manager)).toContainEqual(expect.objectContaining({ version: before, pinned: true }));
    await unpin(manager);
    expect(await train()).toMatchObject({ version, isAtWork: true });
  }, 300_000);

  it('is not pinned to what was never made', async () => {
    const { manager } = routing.dataSource;
    expect(await pinToWork(manager, 'no-such-reader')).toBe(false);
    expect(await listReaders(manager)).toMatchObject([{ atWork: true, pinned: false }]);
  });

  it('learns what fifteen people wrote in one wording, and asks for it no more once it is learnt', async () => {
    const { manager } = routing.dataSource;
    const letter = (house: number) =>
      `邻居阳台摆了四十罐蟋蟀，叫得一夜没法睡，${house}号楼的人都来反映过，请派人来看看。`;
    const houses = Array.from({ length: 15 }, (_, n) => n + 1);
    await correct(houses.map(letter), '410100-culture-and-tourism');
    const { version, isAtWork, ...learnt } = await train();
    expect(learnt).toMatchObject({ corrections: 15, heldBack: { count: 1, right: 1, rightBefore: 0 } });
    expect(isAtWork).toBe(true);
    const reader = await readerOf(manager, version);
    if (!reader) throw new Error('It was not kept.');
    expect(shareFound([letter(16)], reader, 'culture-tourism')).toBe(1);
    const again = await trainOnCorrections(manager, fewSamples, { reader, learntFrom: learnt }, now);
    expect(again).toMatchObject({ isAtWork: false, heldBack: { count: 0 } });
  }, 300_000);

  it('does not win with what a single person decided on a message like no other', async () => {
    await correct(cricketMessages.slice(3, 4), '410100-culture-and-tourism');
    const { isAtWork, ...learnt } = await train();
    expect(learnt).toMatchObject({ corrections: 1, heldBack: { count: 1, right: 0, rightBefore: 0 } });
    expect(isAtWork).toBe(false);
  }, 300_000);

  it('lets copies of one message count as a few', async () => {
    const copies = Array.from({ length: 30 }, (_, n) => `${beeMessages[0]}，第${n}户。`);
    await correct([...copies, ...beeMessages.slice(1, 3)], '410100-agriculture-and-rural-affairs');
    const { corrections } = await correctionsIn(routing.dataSource.manager, catalogue, lexicon, knowledge.reader);
    const groups = Map.groupBy(corrections, ({ group }) => group);
    expect([...groups.values()].map(({ length }) => length).toSorted((one, other) => one - other)).toEqual([1, 1, 30]);
    for (const group of groups.values()) {
      const weight = group.reduce((sum, { example }) => sum + example.weight, 0);
      expect(weight).toBeCloseTo(group.length === 1 ? 4 : 12);
    }
  });

  /** A triage officer gives each of the messages to that bureau. */
  async function correct(bodies: readonly string[], bureauId: string): Promise<void> {
    const lead = { id: bureauId, name: '郑州市农业农村局', regionCode: bureauId.slice(0, 6) };
    await tell(bodies, [['xinqiao.case.assigned.v1', { ...assigned, lead }]]);
  }

  /** Of each of the messages these steps are told, one after the other. */
  async function tell(bodies: readonly string[], story: readonly (readonly [Step['type'], object])[]): Promise<void> {
    const events = bodies.map((body) => submitted({ subject: '', body }));
    await routing.decide(events);
    const steps = events.flatMap(({ payload: { caseId, caseNumber }, ...event }) =>
      story.map(([type, says], index) => {
        const step = { caseId, caseNumber, caseVersion: 3 + index, occurredAt: now.toISOString() };
        return { ...event, id: uuidv7(), type, payload: { ...step, ...says } } as Step;
      }),
    );
    await routing.dataSource.transaction((manager) =>
      new KeepPrecedents({ get: () => catalogue }).keep(steps, new BatchContext([manager, now])),
    );
  }
});
