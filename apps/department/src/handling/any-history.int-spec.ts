import { Failure } from '#domain';
import { isTransient } from '#messaging';
import { CaseOutbox, Clock, Mergers } from '#platform';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { actors, askedBy, citizensActions, staffActions, words } from '../../test/any-history.ts';
import {
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  type Message,
  someMessage,
  submitted,
} from '../../test/department-under-test.ts';
import { replay, type Told } from '../../test/replay-story.ts';
import { sureProposal, unsureProposal } from '../../test/samples.ts';
import { type CaseClock, isRunning } from '../clocks/domain/case-clock.ts';
import { RaiseDueSteps } from '../clocks/raise-due-steps.ts';
import { MergeCase } from '../merging/merge-case.ts';
import { findCase, lockCase } from './case-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { PersonsCommand } from './domain/command.ts';
import { allowedActions } from './domain/decide.ts';
import type { Actor } from './domain/who-may.ts';

/** What one person wants of one of the cases. */
interface Wish {
  readonly of: number;
  readonly by: Actor;
  readonly choice: number;
  /** Whether it is somebody who looks what is open to them, or anybody who asks for anything. */
  readonly looks: boolean;
  readonly into: number;
  readonly words: object;
}

const part = { subject: '扰民', body: '夜间施工' };
const cases = 4;
const people = 8;
const anyWish: fc.Arbitrary<Wish> = fc.record({
  of: fc.nat({ max: cases - 1 }),
  by: fc.constantFrom(...actors),
  choice: fc.nat({ max: 999 }),
  looks: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 1),
  into: fc.nat({ max: cases - 1 }),
  words,
});
const anyWishes = fc.array(fc.array(anyWish, { minLength: 15, maxLength: 30, size: 'max' }), {
  minLength: people,
  maxLength: people,
});

/** Nobody withdraws his case in every other history: it would have no future. */
function somethingOpen(seen: OpenedCase, { choice }: Wish) {
  const open = actors.flatMap((by) => allowedActions(seen, by, new Date()).map((kind) => ({ by, kind })));
  const going = open.filter(({ kind }) => kind !== 'withdraw' || choice > 950);
  return going[choice % going.length];
}

function anything({ by, choice }: Wish) {
  const kinds = (by === 'citizen' ? citizensActions : staffActions).filter((kind) => kind !== 'withdraw');
  return { by, kind: kinds[choice % kinds.length]! };
}

const nameOf = ({ clock, coTask }: CaseClock): string => `${clock} ${coTask?.taskId}`;

describe('Whatever many people do at once, while the clocks run', () => {
  let department: DepartmentUnderTest;
  let dueSteps: RaiseDueSteps;
  let merging: MergeCase;
  beforeAll(async () => {
    department = await departmentUnderTest();
    const { dataSource } = department;
    dueSteps = new RaiseDueSteps(dataSource, new Clock(dataSource), new CaseOutbox('department'));
    merging = new MergeCase(dataSource, new Clock(dataSource), department.cases, new Mergers(dataSource));
  });
  afterAll(() => department.close());

  it('no case is lost, skips a status or a version, or raises a step twice, and its story tells how it stands', async () => {
    const outcomes = { carriedOut: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(anyWishes, async (wishes) => {
        const messages = await Promise.all(Array.from({ length: cases }, (_, index) => routed(index)));
        const results = await Promise.all([timePasses(), ...wishes.map((own) => carryOutAll(own, messages))]);
        for (const done of results.flat()) outcomes[done ? 'carriedOut' : 'refused'] += 1;
        for (const message of messages) await expectSound(message);
      }),
      { numRuns: 5, endOnFailure: true },
    );
    expect(outcomes.carriedOut).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  }, 120_000);

  async function routed(index: number): Promise<Message> {
    const message = someMessage();
    await department.inBatch(async (context) => {
      await department.openCase.open([submitted(message)], context);
      await department.assignCase.assign([decided(message, index % 2 ? sureProposal : unsureProposal)], context);
    });
    return message;
  }

  /** One person after another wish. @returns for each whether it was carried out */
  async function carryOutAll(wishes: readonly Wish[], messages: readonly Message[]): Promise<boolean[]> {
    const done: boolean[] = [];
    for (const wish of wishes) done.push(await carryOut(wish, messages[wish.of]!, messages[wish.into]!));
    return done;
  }

  async function carryOut(wish: Wish, of: Message, into: Message): Promise<boolean> {
    try {
      await ask(wish, of, into);
      return true;
    } catch (error) {
      // Where a merging meets what is done to the other case, PostgreSQL ends one of them, or who only looks at it.
      if (error instanceof Failure || isTransient(error)) return false;
      throw error;
    }
  }

  async function ask(wish: Wish, { caseNumber }: Message, into: Message): Promise<void> {
    const { looks, words: said } = wish;
    const { dataSource } = department;
    const seen = await dataSource.transaction((manager) => lockCase(manager, caseNumber));
    const { by, kind } = (looks && seen ? somethingOpen(seen, wish) : undefined) ?? anything(wish);
    const ids = { ...(kind === 'ask-co-bureau' && { taskId: uuidv7() }), parts: [{ caseId: uuidv7(), ...part }] };
    const command = askedBy(by, kind, looks && seen ? seen : { version: 2 }, { ...said, ...ids });
    await (command.kind === 'merge'
      ? merging.merge(caseNumber, command.by, { version: command.version, into: into.caseNumber, reason: '同一事项' })
      : act(caseNumber, command as PersonsCommand));
  }

  async function act(caseNumber: string, command: PersonsCommand): Promise<unknown> {
    if (command.by !== 'citizen') return department.cases.act(caseNumber, command);
    return department.dataSource.transaction(async (manager) => {
      const before = await lockCase(manager, caseNumber);
      return department.cases.carryOut(manager, before!, command);
    });
  }

  /** Two instances of the ticker, and somebody who closes what nobody rates. */
  async function timePasses(): Promise<boolean[]> {
    for (let day = 0; day < 6; day++) {
      await department.letPass('3 days');
      await Promise.all([dueSteps.round(), dueSteps.round(), department.closing.closeDue()]);
    }
    return [];
  }

  async function expectSound({ caseId, caseNumber }: Message): Promise<void> {
    const { dataSource } = department;
    const state = await findCase(dataSource.manager, caseNumber);
    const story = await dataSource.query<Told[]>(
      'select version, type, details from case_event where case_id = $1 order by version',
      [caseId],
    );
    const announced = await dataSource.query<
      { type: string; value: { caseVersion?: number; clock?: CaseClock; step?: string } }[]
    >(`select headers::json ->> 'ce_type' as type, value::json as value from outbox where key = $1 order by id`, [
      caseId,
    ]);
    const versions = Array.from({ length: state!.version }, (_, index) => index + 1);
    expect(story.map(({ version }) => version)).toEqual(versions);
    expect(announced.flatMap(({ value }) => value.caseVersion ?? [])).toEqual(versions);
    expect(replay(story)).toBe(state!.status);
    const raised = announced.flatMap(({ value: { clock, step } }) =>
      clock && step ? [`${nameOf(clock)} ${clock.startedAt} ${step}`] : [],
    );
    expect(new Set(raised).size).toBe(raised.length);
    const kinds = state!.clocks.filter(isRunning).map(nameOf);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(state!.clocks.reduce((sum, { stepsRaised }) => sum + stepsRaised, 0)).toBe(raised.length);
  }
});
