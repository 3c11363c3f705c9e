import { Clock } from '#platform';
import { Client } from 'pg';
import {
  announcedOf,
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  type Message,
  someMessage,
  submitted,
} from '../../test/department-under-test.ts';
import { planOf } from '../../test/plan-of.ts';
import { handler, mergedBureau, officer, officerOf, sureProposal } from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { followUpsStatement, ListFollowUps } from './list-follow-ups.ts';
import { firstDueStatement, TakeFollowUp } from './take-follow-up.ts';

const region = '410000';
const other: StaffMember = { ...officer, subject: 'another-officer' };
const rating = { solved: true, satisfaction: 4 };

describe('The list of calls after the answer', () => {
  let department: DepartmentUnderTest;
  let list: ListFollowUps;
  let calls: TakeFollowUp;

  beforeEach(async () => {
    department = await departmentUnderTest();
    const { dataSource } = department;
    const clock = new Clock(dataSource);
    list = new ListFollowUps(dataSource, clock);
    calls = new TakeFollowUp(dataSource, clock);
    await department.letPass(await untilHour(10));
  });
  afterEach(() => department.close());

  it('holds who is reached by a call alone, from when the case is resolved until it is closed', async () => {
    const [message] = await resolved(1);
    await resolved(1, { onlyByCall: undefined });
    expect(await numbers()).toEqual([message!.caseNumber]);
    await department.letPass('16 days');
    await department.closing.closeDue();
    expect(await numbers()).toEqual([]);
  });

  it('takes what the citizen says for his rating, marked as said on the telephone', async () => {
    const [{ caseId, caseNumber }] = (await resolved(1)) as [Message];
    const { entry } = await calls.take(region, officer);
    expect(entry).toMatchObject({ caseNumber, missed: 0, version: 4 });
    const said = { kind: 'rate-by-call', by: officer, version: 4, ...rating, words: '电话里说都解决了' } as const;
    expect(await department.cases.act(caseNumber, said)).toMatchObject({ status: 'closed', version: 6 });
    expect(await told(caseId)).toMatchObject([{ byCall: true, words: '电话里说都解决了' }, { because: 'rated' }]);
    expect(await numbers()).toEqual([]);
  });

  it('is not that of who works at the bureau that has resolved the case, or at its successor', async () => {
    const [{ caseNumber }] = (await resolved(1)) as [Message];
    const { lead } = sureProposal;
    for (const where of [{ bureauId: lead?.id }, { bureauId: mergedBureau.id, formerBureauIds: [lead!.id] }]) {
      const judgeOfOwn = { ...officer, ...where };
      expect((await list.list(judgeOfOwn, { region, limit: 50 })).entries).toEqual([]);
      expect(await calls.take(region, judgeOfOwn)).toEqual({});
      for (const said of [{ kind: 'rate-by-call', ...rating } as const, { kind: 'miss-call' } as const])
        await expect(department.cases.act(caseNumber, { ...said, by: judgeOfOwn, version: 4 })).rejects.toMatchObject({
          kind: 'forbidden',
        });
    }
    expect((await calls.take(region, officer)).entry).toMatchObject({ caseNumber });
  });

  it('lets the case go on when the citizen wants it to', async () => {
    const [{ caseId, caseNumber }] = (await resolved(1)) as [Message];
    const said = { ...rating, solved: false, satisfaction: 1, reopen: '只发了一半' };
    await calls.take(region, officer);
    const standing = await department.cases.act(caseNumber, { kind: 'rate-by-call', by: officer, version: 4, ...said });
    expect(standing).toMatchObject({ status: 'in-progress', version: 7 });
    expect((await told(caseId)).at(-1)).toMatchObject({ reopenedBy: 'citizen', reason: '只发了一半', reopenings: 1 });
    expect(await numbers()).toEqual([]);
  });

  it('tries who was not reached three times at most, each time at another time of the day', async () => {
    const [{ caseId, caseNumber }] = (await resolved(1)) as [Message];
    for (const [index, hour] of [10, 15, 19].entries()) {
      await department.letPass(await untilHour(hour));
      expect((await calls.take(region, officer)).entry).toMatchObject({ caseNumber, missed: index });
      await department.cases.act(caseNumber, { kind: 'miss-call', by: officer, version: 4 + index });
      expect(await calls.take(region, officer)).toEqual({});
    }
    expect(await numbers()).toEqual([]);
    expect((await told(caseId)).slice(-3)).toMatchObject([{ missed: 1 }, { missed: 2 }, { missed: 3 }]);
    await expect(
      department.cases.act(caseNumber, { kind: 'miss-call', by: officer, version: 7 }),
    ).rejects.toMatchObject({
      code: 'action-not-allowed',
    });
  });

  it('takes the rating of who rings up himself after all calls were missed, from who may ring him up, until the case is closed', async () => {
    const [inTime, late] = (await resolved(2)) as [Message, Message];
    const [online] = (await resolved(1, { onlyByCall: undefined })) as [Message];
    for (const hour of [10, 15, 19]) {
      await department.letPass(await untilHour(hour));
      let entry = (await calls.take(region, officer)).entry;
      while (entry) {
        await department.cases.act(entry.caseNumber, { kind: 'miss-call', by: officer, version: entry.version });
        entry = (await calls.take(region, officer)).entry;
      }
    }
    expect(await numbers()).toEqual([]);
    const said = { kind: 'rate-by-call', version: 7, ...rating } as const;
    const judgeOfOwn = { ...other, bureauId: sureProposal.lead?.id };
    for (const by of [handler, officerOf('411000'), judgeOfOwn])
      await expect(department.cases.act(inTime.caseNumber, { ...said, by })).rejects.toMatchObject({
        code: 'insufficient-rights',
      });
    expect(await department.cases.act(inTime.caseNumber, { ...said, by: other })).toMatchObject({ status: 'closed' });
    expect((await told(inTime.caseId)).slice(-2)).toMatchObject([{ byCall: true, ...rating }, { because: 'rated' }]);
    await expect(department.cases.act(online.caseNumber, { ...said, version: 4, by: other })).rejects.toMatchObject({
      code: 'action-not-allowed',
    });
    await department.letPass('16 days');
    await department.closing.closeDue();
    await expect(department.cases.act(late.caseNumber, { ...said, by: other, version: 8 })).rejects.toMatchObject({
      ...{ code: 'action-not-allowed', extra: { current: { status: 'closed' } } },
    });
  });

  it('is struck by nobody who has not taken the call: neither by calls that are not made, nor by a rating that is not given', async () => {
    const [{ caseNumber }] = (await resolved(1)) as [Message];
    for (const said of [{ kind: 'miss-call' } as const, { kind: 'rate-by-call', ...rating } as const]) {
      await expect(department.cases.act(caseNumber, { ...said, by: other, version: 4 })).rejects.toMatchObject({
        code: 'call-not-taken',
        extra: {
          action: said.kind,
          current: { status: 'resolved', version: 4, allowedActions: ['name-complained-of'] },
        },
      });
      await calls.take(region, officer);
      await expect(department.cases.act(caseNumber, { ...said, by: other, version: 4 })).rejects.toMatchObject({
        code: 'call-taken',
        extra: {
          action: said.kind,
          current: { status: 'resolved', version: 4, allowedActions: ['name-complained-of'] },
        },
      });
      await department.letPass('31 minutes');
    }
    expect(await numbers()).toEqual([caseNumber]);
  });

  it('offers what came of a call to who has taken it, and to nobody else', async () => {
    await resolved(1);
    const offered = async (staff: StaffMember) =>
      (await list.list(staff, { region, limit: 50 })).entries.map(({ allowedActions }) => allowedActions);
    const ofCalls = ['rate-by-call', 'miss-call'];
    expect(await offered(officer)).toEqual([['name-complained-of']]);
    const { entry } = await calls.take(region, officer);
    expect(entry?.allowedActions).toEqual(expect.arrayContaining(ofCalls));
    expect(await offered(officer)).toEqual([entry?.allowedActions]);
    expect(await offered(other)).toEqual([['name-complained-of']]);
  });

  it('never moves the end of the time to rate', async () => {
    const [{ caseNumber }] = (await resolved(1)) as [Message];
    await department.letPass('14 days');
    await calls.take(region, officer);
    await department.cases.act(caseNumber, { kind: 'miss-call', by: officer, version: 4 });
    await department.letPass('2 days');
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['closed']);
  });

  it('gives nobody a call at night', async () => {
    await resolved(1);
    await department.letPass(await untilHour(22));
    expect(await calls.take(region, officer)).toEqual({});
    await department.letPass(await untilHour(9));
    expect(await calls.take(region, officer)).toHaveProperty('entry');
  });

  it('gives each call to one of many who ask at the same moment', async () => {
    await resolved(12);
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => calls.take(region, { ...officer, subject: `officer-${index}` })),
    );
    const given = taken.flatMap(({ entry }) => entry?.caseNumber ?? []);
    expect(new Set(given).size).toBe(given.length);
    while ((await calls.take(region, officer)).entry) given.push('');
    expect(given).toHaveLength(12);
  });

  it('has it written down who has taken a call, with the case', async () => {
    const [{ caseNumber }] = (await resolved(1)) as [Message];
    await calls.take(region, officer);
    await calls.take(region, other);
    const owner = new Client({ connectionString: department.adminUrl });
    await owner.connect();
    const { rows } = await owner.query('select staff, action from audit.entry where about = $1', [caseNumber]);
    await owner.end();
    expect(rows).toContainEqual({ staff: officer.subject, action: 'take-follow-up' });
    expect(rows).not.toContainEqual(expect.objectContaining({ staff: other.subject }));
  });

  it('keeps a call for who has taken it, for half an hour', async () => {
    const [{ caseNumber }] = (await resolved(1)) as [Message];
    await calls.take(region, officer);
    const said = { kind: 'miss-call', version: 4 } as const;
    await expect(department.cases.act(caseNumber, { ...said, by: other })).rejects.toMatchObject({
      code: 'call-taken',
    });
    await department.letPass('31 minutes');
    expect(await calls.take(region, other)).toMatchObject({ entry: { caseNumber } });
    await expect(department.cases.act(caseNumber, { ...said, by: officer })).rejects.toMatchObject({
      code: 'call-taken',
    });
    await expect(department.cases.act(caseNumber, { ...said, by: other })).resolves.toMatchObject({ version: 5 });
  });

  it('takes what came of it from who has taken it also late, as long as nobody else has, and once', async () => {
    const [rated, missed] = (await resolved(2)) as [Message, Message];
    await calls.take(region, officer);
    await calls.take(region, officer);
    await department.letPass('31 minutes');
    const said = { kind: 'rate-by-call', version: 4, ...rating } as const;
    await expect(department.cases.act(rated.caseNumber, { ...said, by: other })).rejects.toMatchObject({
      code: 'call-not-taken',
    });
    await department.cases.act(rated.caseNumber, { ...said, by: officer });
    await department.cases.act(missed.caseNumber, { kind: 'miss-call', version: 4, by: officer });
    expect(await numbers()).toEqual([missed.caseNumber]);
    await expect(
      department.cases.act(missed.caseNumber, { kind: 'miss-call', version: 5, by: officer }),
    ).rejects.toMatchObject({ code: 'call-not-taken' });
  });

  it('is for the officers of the region, not for the bureau that handled the case', async () => {
    const [{ caseNumber }] = (await resolved(1)) as [Message];
    expect(await calls.take('411000', officerOf('411000'))).toEqual({});
    const said = { kind: 'rate-by-call', version: 4, ...rating } as const;
    for (const by of [handler, officerOf('411000')])
      await expect(department.cases.act(caseNumber, { ...said, by })).rejects.toMatchObject({
        code: 'insufficient-rights',
      });
    const ofCounty = officerOf('411681');
    await calls.take('411681', ofCounty);
    await expect(department.cases.act(caseNumber, { ...said, by: ofCounty })).resolves.toMatchObject({
      status: 'closed',
    });
  });

  it('shows each call on one page, what is due first first, and is read along its index', async () => {
    const { dataSource } = department;
    await resolved(1);
    await dataSource.query(
      `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, region_code, urgent,
         proposal, lead, co_handling, clocks, aside)
       select uuidv7(), to_char(n, 'FM00000000'), 'resolved', 4, submitted_at, 'hotline', submitted_at, subject, region_code, false,
         proposal, lead, '[]', '[]', case when n % 4 = 0 then json_build_object('onlyByCall', true, 'followUp',
           json_build_object('part', (array['any', 'morning', 'afternoon', 'evening'])[n / 4 % 4 + 1],
             'dueAt', to_char('2026-01-01'::timestamp + n % 700 * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'missed', 0)) end
       from "case", generate_series(1, 20000) as n`,
    );
    await dataSource.query('analyze "case"');
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const page = await list.list(officer, { region, limit: 200, after });
      shown.push(...page.entries.map(({ dueAt }) => dueAt));
      after = page.next;
    } while (after !== undefined);
    expect(shown).toHaveLength(5001);
    expect(shown).toEqual(shown.toSorted());
    const page = await planOf(dataSource, followUpsStatement(officer, { region, limit: 50 }));
    expect(page.indexes).toEqual(['follow_up_list']);
    expect(page.rowsRead).toBe(51);
    const first = await planOf(dataSource, firstDueStatement(officer, region, 'evening', new Date('2027-01-01')));
    expect(first.indexes).toEqual(['follow_up_list']);
    expect(first.rowsRead).toBe(1);
  });

  async function resolved(count: number, more: { onlyByCall?: true } = { onlyByCall: true }): Promise<Message[]> {
    const messages = Array.from({ length: count }, someMessage);
    await department.inBatch(async (context) => {
      const events = messages.map((message) => submitted(message));
      await department.openCase.open(
        events.map((event) => ({ ...event, payload: Object.assign({}, event.payload, more) })),
        context,
      );
      await department.assignCase.assign(
        messages.map((message) => decided(message, sureProposal)),
        context,
      );
    });
    for (const { caseNumber } of messages) {
      await department.cases.act(caseNumber, { kind: 'accept', by: handler, version: 2 });
      const answer = { visibility: 'public', text: '所欠工资已全部发放。' } as const;
      await department.cases.act(caseNumber, { kind: 'resolve', by: handler, version: 3, ...answer });
    }
    return messages;
  }

  /** How long until the clock of Asia/Shanghai shows this hour. */
  async function untilHour(hour: number): Promise<string> {
    const now = await new Clock(department.dataSource).now();
    const passed = (now.getTime() / 3_600_000 + 8) % 24;
    return `${Math.ceil(((hour - passed + 24) % 24) * 3_600_000)} milliseconds`;
  }

  const numbers = async () =>
    (await list.list(officer, { region, limit: 200 })).entries.map(({ caseNumber }) => caseNumber);

  async function statuses(): Promise<string[]> {
    const rows = await department.dataSource.query<{ status: string }[]>('select status from "case"');
    return rows.map(({ status }) => status);
  }

  /** What was announced of a case after it was resolved. */
  async function told(caseId: string): Promise<object[]> {
    expect((await announcedOf(department, caseId)).length).toBeGreaterThan(4);
    const rows = await department.dataSource.query<{ details: object }[]>(
      'select details from case_event where case_id = $1 and version > 4 order by version',
      [caseId],
    );
    return rows.map(({ details }) => details);
  }
});
