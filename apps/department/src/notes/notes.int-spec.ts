import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import type { Message } from '../../test/department-under-test.ts';
import {
  handler,
  officer,
  stranger,
  supervisor,
  supervisorOf,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { notesQuery } from './note-table.ts';

describe('Internal notes', () => {
  let department: DepartmentOverHttp;
  let message: Message;

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());
  beforeEach(async () => {
    message = await department.routed({ ...sureProposal, coHandling: [xiangchengUrbanManagement] });
  });

  const url = (rest = '') => `/api/cases/${message.caseNumber}/notes${rest}`;
  const write = (staff: StaffMember, text: string, key?: string) =>
    department.ask(staff, 'POST', url(), { text }, key ? { 'idempotency-key': key } : {});
  const textsFor = async (staff: StaffMember) => {
    const { body } = await department.ask(staff, 'GET', url());
    return (body.entries as { text?: string }[]).map(({ text }) => text);
  };

  it('are read by the bureau that wrote them and by supervisors, not by another bureau at the same case', async () => {
    expect(await write(handler, '工地负责人电话已停机')).toMatchObject({
      status: 201,
      body: { bureauId: xiangchengLabour.id, staff: handler.subject, text: '工地负责人电话已停机' },
    });
    await write(stranger, '已到现场');
    await write(officer, '来电人情绪激动');
    expect(await textsFor(handler)).toEqual(['工地负责人电话已停机']);
    expect(await textsFor(stranger)).toEqual(['已到现场']);
    expect(await textsFor(officer)).toEqual(['来电人情绪激动']);
    expect(await textsFor(supervisor)).toEqual(['来电人情绪激动', '已到现场', '工地负责人电话已停机']);
  });

  it('are neither written nor read by who may not see the case', async () => {
    message = await department.routed(sureProposal);
    await write(handler, '工地负责人电话已停机');
    for (const staff of [stranger, supervisorOf('411000')]) {
      expect(await write(staff, '已到现场')).toMatchObject({ status: 403, body: { code: 'insufficient-rights' } });
      expect(await department.ask(staff, 'GET', url())).toMatchObject({ status: 403 });
    }
    expect(await department.ask(undefined, 'GET', url())).toMatchObject({ status: 401 });
  });

  it('leave the case as it was, its story and its citizen untold', async () => {
    // But for its clocks, whose steps fall due by themselves meanwhile.
    const standing = async () => {
      const { status, body } = await department.ask(handler, 'GET', `/api/cases/${message.caseNumber}`);
      return { status, body: { ...(body as object), clocks: undefined } };
    };
    const before = await standing();
    const waiting = () =>
      department.dataSource.query<unknown[]>(
        `select 1 from outbox where key = $1 and headers::json ->> 'ce_type' not like 'xinqiao.clock.%'`,
        [message.caseId],
      );
    const announced = (await waiting()).length;
    await write(handler, '工地负责人电话已停机');
    expect(await standing()).toEqual(before);
    expect(await waiting()).toHaveLength(announced);
    expect(await department.askAsCitizen(message, 'notes')).toMatchObject({ status: 404 });
  });

  it('are withdrawn by who wrote them alone; that they were there stays, and supervisors still read them', async () => {
    const { body } = (await write(handler, '写错了')) as { body: { id: string } };
    const colleague = { ...handler, subject: 'another-handler' };
    const withdraw = (staff: StaffMember, id: string) => department.ask(staff, 'POST', url(`/${id}/withdraw`), {});
    for (const staff of [colleague, supervisor])
      expect(await withdraw(staff, body.id)).toMatchObject({ status: 404, body: { code: 'note-not-found' } });
    const first = await withdraw(handler, body.id);
    expect(first).toMatchObject({ status: 200, body: { id: body.id, withdrawnAt: expect.any(String) } });
    expect(first.body).not.toHaveProperty('text');
    expect(await withdraw(handler, body.id)).toEqual(first);
    expect(await textsFor(colleague)).toEqual([undefined]);
    expect(await textsFor(supervisor)).toEqual(['写错了']);
    expect(await withdraw(handler, 'no-id')).toMatchObject({ status: 404 });
  });

  it('are written once under one Idempotency-Key, also when they come twice at the same moment', async () => {
    const twice = await Promise.all([write(handler, '已电话核实', 'n1'), write(handler, '已电话核实', 'n1')]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(twice[0].body).toEqual(twice[1].body);
    expect(await write(handler, '另一条', 'n1')).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await write({ ...handler, subject: 'another-handler' }, '另一条', 'n1')).toMatchObject({ status: 201 });
    expect(await textsFor(handler)).toEqual(['另一条', '已电话核实']);
  });

  it('come a page at a time, each once', async () => {
    for (const text of ['一', '二', '三', '四', '五']) await write(handler, text);
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await department.ask(handler, 'GET', url(`?limit=2${after && `&after=${after}`}`));
      expect(body.entries.length).toBeLessThanOrEqual(2);
      seen.push(...(body.entries as { text: string }[]).map(({ text }) => text));
      after = body.next ?? '';
    } while (after);
    expect(seen).toEqual(['五', '四', '三', '二', '一']);
    expect(await department.ask(handler, 'GET', url('?after=nothing'))).toMatchObject({ status: 400 });
  });

  it.each([
    ['text', {}],
    ['text', { text: ' \n' }],
    ['text', { text: '长'.repeat(5001) }],
    ['version', { text: '好', version: 2 }],
  ])('must say something, and not too much: a wrong %s is refused', async (field, payload) => {
    const answer = await department.ask(handler, 'POST', url(), payload);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    expect(await textsFor(handler)).toEqual([]);
  });

  it('are found along their key, however many notes other cases have', async () => {
    await department.dataSource.query(
      `insert into note (case_id, id, staff, text, written_at)
       select overlay($1 placing lpad(n::text, 12, '0') from 25)::uuid, gen_random_uuid(), 'somebody', 'x', now()
       from generate_series(1, 2000) as n`,
      [message.caseId],
    );
    await department.dataSource.query('analyze note');
    const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    const plan = await department.dataSource.query<Record<string, string>[]>(`explain ${notesQuery}`, [
      message.caseId,
      last,
      false,
      [xiangchengLabour.id],
      51,
    ]);
    const text = plan.map((row) => Object.values(row)[0]).join('\n');
    expect(text).toMatch(/Index Scan Backward using note_\w+_pkey/);
    expect(text).not.toMatch(/Seq Scan|Sort/);
  });
});
